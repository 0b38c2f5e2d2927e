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
    private let points: UnsafeMutableBufferPointer<Float>
    private let colours: UnsafeMutableBufferPointer<Float>

    /// - Parameter capacity: as many samples as the part ever has.
    init(capacity: Int, shape: NetworkShape, target: LearningTarget, source: RandomSource) {
        self.capacity = capacity
        self.target = target
        orders = target.pictures.map { EpochOrder(count: $0.size.pixelCount, source: source) }
        gradient = Gradient(shape: shape)
        points = .allocate(capacity: 2 * capacity)
        colours = .allocate(capacity: shape.outputChannels * capacity)
        points.initialize(repeating: 0)
        colours.initialize(repeating: 0)
    }

    deinit {
        points.deallocate()
        colours.deallocate()
    }

    /// Draws `samples`, the part's of a batch, and leaves their gradient in ``gradient`` and their error in ``error``.
    func accumulate(
        samples: Range<Int>, scale: Float, network: PackedNetwork,
        scratch: PackedNetwork.Scratch
    ) {
        precondition(samples.count <= capacity, "a part's samples fit")
        guard let point = points.baseAddress, let colour = colours.baseAddress else { return }
        // Several pictures take turns, so that all count alike.
        for (place, sample) in samples.enumerated() {
            let (turn, index) = sample.quotientAndRemainder(dividingBy: orders.count)
            target.read(
                orders[index].pixel(at: turn), of: index, point: point + 2 * place,
                colour: colour + target.channels * place)
        }
        gradient.clear()
        error = network.accumulateGradient(
            UnsafeBufferPointer(start: point, count: 2 * samples.count),
            targets: UnsafeBufferPointer(start: colour, count: target.channels * samples.count), scale: scale,
            into: gradient,
            scratch: scratch)
    }
}
