// SPDX-License-Identifier: MIT
import NeuralField

/// A part of every batch, with the memory to learn from it.
final class SampleGroup: @unchecked Sendable {
    let gradient: Gradient
    /// The squared error of the part's latest samples.
    private(set) var error = 0.0
    private let capacity: Int
    private let target: LearningTarget
    private var orders: [EpochOrder]
    private let pixels: UnsafeMutableBufferPointer<Int>
    private let points: UnsafeMutableBufferPointer<Float>
    private let colours: UnsafeMutableBufferPointer<Float>

    /// - Parameter capacity: as many samples as the part ever has.
    init(capacity: Int, shape: NetworkShape, target: LearningTarget, source: RandomSource) {
        self.capacity = capacity
        self.target = target
        orders = target.pictures.map { EpochOrder(count: $0.size.pixelCount, source: source) }
        gradient = Gradient(shape: shape)
        pixels = .allocate(capacity: capacity)
        points = .allocate(capacity: 2 * capacity)
        colours = .allocate(capacity: shape.outputChannels * capacity)
        pixels.initialize(repeating: 0)
        points.initialize(repeating: 0)
        colours.initialize(repeating: 0)
    }

    deinit {
        pixels.deallocate()
        points.deallocate()
        colours.deallocate()
    }

    /// Draws `samples`, the part's of a batch, and leaves their gradient in ``gradient`` and their error in ``error``.
    func accumulate(samples: Range<Int>, scale: Float, network: PackedNetwork, scratch: PackedNetwork.Scratch) {
        precondition(samples.count <= capacity, "a part's samples fit")
        guard let points = points.baseAddress, let colours = colours.baseAddress else { return }
        // Several pictures take turns, so that all count alike.
        for turn in 0..<min(orders.count, samples.count) {
            let (first, index) = (samples.lowerBound + turn).quotientAndRemainder(dividingBy: orders.count)
            let count = (samples.count - turn + orders.count - 1) / orders.count
            for place in 0..<count { pixels[place] = orders[index].pixel(at: first + place) }
            target.read(
                UnsafeBufferPointer(rebasing: pixels[..<count]), of: index, points: points + 2 * turn,
                colours: colours + target.channels * turn, step: orders.count)
        }
        gradient.clear()
        error = network.accumulateGradient(
            UnsafeBufferPointer(start: points, count: 2 * samples.count),
            targets: UnsafeBufferPointer(start: colours, count: target.channels * samples.count), scale: scale,
            into: gradient, scratch: scratch)
    }
}
