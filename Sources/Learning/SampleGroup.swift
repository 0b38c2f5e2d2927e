// SPDX-License-Identifier: MIT
import NeuralField

/// A fixed part of every batch, with the memory to learn from it.
final class SampleGroup: @unchecked Sendable {
    let gradient: Gradient
    /// The squared error of the part's latest samples.
    private(set) var error = 0.0
    private let samples: Range<Int>
    private let points: UnsafeMutableBufferPointer<Float>
    private let colours: UnsafeMutableBufferPointer<Float>

    init(samples: Range<Int>, shape: NetworkShape) {
        self.samples = samples
        gradient = Gradient(shape: shape)
        points = .allocate(capacity: 2 * samples.count)
        colours = .allocate(capacity: shape.outputChannels * samples.count)
        points.initialize(repeating: 0)
        colours.initialize(repeating: 0)
    }

    deinit {
        points.deallocate()
        colours.deallocate()
    }

    /// Draws the part's samples of a batch, whose first has the number `firstSample`, and leaves their gradient in
    /// ``gradient`` and their error in ``error``.
    func accumulate(
        _ target: LearningTarget, source: RandomSource, firstSample: Int, scale: Float, network: PackedNetwork,
        scratch: PackedNetwork.Scratch
    ) {
        guard let point = points.baseAddress, let colour = colours.baseAddress else { return }
        for (place, sample) in samples.enumerated() {
            let number = UInt64(firstSample + sample)
            let index =
                target.pictures.count == 1
                ? 0 : source.integer(below: target.pictures.count, at: number ^ (1 << 63))
            target.read(
                source.integer(below: target.pictures[index].size.pixelCount, at: number), of: index,
                point: point + 2 * place, colour: colour + target.channels * place)
        }
        gradient.clear()
        error = network.accumulateGradient(
            UnsafeBufferPointer(points), targets: UnsafeBufferPointer(colours), scale: scale, into: gradient,
            scratch: scratch)
    }
}
