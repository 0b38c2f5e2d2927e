// SPDX-License-Identifier: MIT
import NeuralField

/// The step of one end of a walk, taken by one thread: down its own error, and by its share down what is asked of the middle.
final class RehearsalMove: @unchecked Sendable {
    private(set) var member: RehearsalCheckpoint.Member
    /// The squared error of the end's batch.
    private(set) var error = 0.0
    private let fits: [SampleGroup]
    private let samples: Range<Int>
    private let sampler: ImportanceSampler
    private let middleGradient: [Float]
    private let coefficient: Float
    private let stepper: Stepper

    /// - Parameters:
    ///   - fits: the parts of the end's batch, `samples`, in order.
    ///   - middleGradient: by the middle's weights.
    ///   - coefficient: how much of the end is in the middle.
    init(
        _ member: RehearsalCheckpoint.Member, fits: [SampleGroup], samples: Range<Int>, sampler: ImportanceSampler,
        middleGradient: [Float], coefficient: Float, stepper: Stepper
    ) {
        self.member = member
        self.fits = fits
        self.samples = samples
        self.sampler = sampler
        self.middleGradient = middleGradient
        self.coefficient = coefficient
        self.stepper = stepper
    }

    /// Adds the gradients up in order and takes the step; tells the sampler how wrong the samples were.
    func take(fall: Double) {
        for (part, fit) in fits.enumerated() {
            fit.noteErrors(of: samples.part(part, of: fits.count), to: [sampler])
            error += fit.error
        }
        sampler.refresh()
        for fit in fits.dropFirst() { fits[0].gradient.add(fit.gradient) }
        var gradient = fits[0].gradient.flat
        for place in gradient.indices { gradient[place] += coefficient * middleGradient[place] }
        var moved = member
        stepper.apply(gradient, to: &moved.weights, moments: &moved.moments, fall: fall, step: moved.turns, threads: 1)
        moved.turns += 1
        member = moved
    }
}
