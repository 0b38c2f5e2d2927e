// SPDX-License-Identifier: MIT
import Engine
import Networks

/// A part of every batch, with the memory to learn from it.
final class SampleGroup: @unchecked Sendable {
    let gradient: Gradient
    /// The squared error of the part's latest samples, each weighted by its importance.
    private(set) var error = 0.0
    private let capacity: Int
    private let pixels: UnsafeMutableBufferPointer<Int>
    private let importances: UnsafeMutableBufferPointer<Float>
    private let errors: UnsafeMutableBufferPointer<Float>
    private let points: UnsafeMutableBufferPointer<Float>
    private let colours: UnsafeMutableBufferPointer<Float>

    /// - Parameter capacity: the most samples that the part ever has.
    init(capacity: Int, shape: NetworkShape) {
        self.capacity = capacity
        gradient = Gradient(shape: shape)
        pixels = .allocate(capacity: capacity)
        importances = .allocate(capacity: capacity)
        errors = .allocate(capacity: capacity)
        points = .allocate(capacity: 2 * capacity)
        colours = .allocate(capacity: shape.outputChannels * capacity)
        pixels.initialize(repeating: 0)
        importances.initialize(repeating: 1)
        errors.initialize(repeating: 0)
        points.initialize(repeating: 0)
        colours.initialize(repeating: 0)
    }

    deinit {
        pixels.deallocate()
        importances.deallocate()
        errors.deallocate()
        points.deallocate()
        colours.deallocate()
    }

    /// Draws the part's `samples` of a batch, and leaves their gradient in ``gradient`` and their error in ``error``.
    ///
    /// - Parameter samplers: one for each picture of the target; they must not change while samples are drawn.
    func accumulate(
        samples: Range<Int>, of target: LearningTarget, samplers: [ImportanceSampler], scale: Float,
        network: PackedNetwork, scratch: PackedNetwork.Scratch
    ) {
        precondition(samples.count <= capacity, "a part's samples fit")
        guard let points = points.baseAddress, let colours = colours.baseAddress else { return }
        // Several pictures take turns, so that all count alike.
        for turn in 0..<min(samplers.count, samples.count) {
            let (first, index) = (samples.lowerBound + turn).quotientAndRemainder(dividingBy: samplers.count)
            for (place, sample) in stride(from: turn, to: samples.count, by: samplers.count).enumerated() {
                (pixels[sample], importances[sample]) = samplers[index].choice(at: first + place)
            }
            target.read(
                UnsafeBufferPointer(rebasing: pixels[turn..<samples.count]), of: index, points: points + 2 * turn,
                colours: colours + target.channels * turn, step: samplers.count)
        }
        gradient.clear()
        error = network.accumulateGradient(
            UnsafeBufferPointer(start: points, count: 2 * samples.count),
            targets: UnsafeBufferPointer(start: colours, count: target.channels * samples.count),
            importances: UnsafeBufferPointer(rebasing: importances[..<samples.count]), scale: scale, into: gradient,
            errors: UnsafeMutableBufferPointer(rebasing: errors[..<samples.count]), scratch: scratch)
    }

    /// Reports the errors of the latest `samples` to `sampler`, which belongs to picture `index`. Samples of the
    /// `count` pictures take turns; only this picture's are reported.
    func noteErrors(of samples: Range<Int>, from index: Int, of count: Int, to sampler: ImportanceSampler) {
        let before = samples.lowerBound % count
        for sample in stride(from: (index + count - before) % count, to: samples.count, by: count) {
            sampler.note(errors[sample], at: pixels[sample])
        }
    }
}
