// SPDX-License-Identifier: MIT
import NeuralField

/// One end of a step's walk, with the memory to go on learning its picture.
///
/// Shared between threads that work on parts of its batch, or on its layers, apart.
final class RehearsalEnd: @unchecked Sendable {
    // Whose turn it is.
    private var weights: Weights
    private var moments: Moments
    private var turns: Int
    private var target: LearningTarget
    private var sampler: ImportanceSampler
    private let settings: LearningSettings
    private let network: PackedNetwork
    private let stepper: Stepper
    private let groups: [SampleGroup]
    private var gradient: [Float]

    /// Parts of a batch: the same for any number of threads.
    static let parts = 4
    /// Less than is usual: partners and shares change from turn to turn, and what the last ones asked for is soon stale.
    private static let momentum = 0.5

    /// The squared error of the batch.
    var error: Double { groups.reduce(0) { $0 + $1.error } }

    init(
        _ member: RehearsalCheckpoint.Member, target: LearningTarget, sampler: ImportanceSampler,
        settings: LearningSettings, tier: KernelTier
    ) {
        let shape = member.weights.shape
        weights = member.weights
        moments = member.moments
        turns = member.turns
        self.target = target
        self.sampler = sampler
        self.settings = settings
        network = PackedNetwork(shape: shape, tier: tier)
        stepper = Stepper(shape: shape, settings: settings, momentum: Self.momentum, tier: tier)
        let capacity = settings.batch.divided(into: Self.parts)
        groups = (0..<Self.parts).map { _ in SampleGroup(capacity: capacity, shape: shape) }
        gradient = [Float](repeating: 0, count: shape.parameterCount)
    }

    /// Takes the place of whoever was here before.
    func enter(_ member: RehearsalCheckpoint.Member, target: LearningTarget, sampler: ImportanceSampler) {
        weights = member.weights
        moments = member.moments
        turns = member.turns
        self.target = target
        self.sampler = sampler
        network.load(weights)
    }

    /// Looks at a part of the member's next batch.
    func look(part: Int, scratch: PackedNetwork.Scratch) {
        groups[part].accumulate(
            samples: samples.part(part, of: groups.count), of: target, samplers: [sampler],
            scale: 1 / Float(settings.batch * target.channels), network: network, scratch: scratch)
    }

    /// Tells the sampler how wrong the batch was.
    func noteErrors() {
        for (part, group) in groups.enumerated() {
            group.noteErrors(of: samples.part(part, of: groups.count), from: 0, of: 1, to: sampler)
        }
        sampler.refresh()
    }

    /// Calls `body` with what ``move(_:of:middle:coefficient:fall:)`` needs, which makes it the member's turn, and ends that.
    func takeTurn(_ body: (ParameterBuffers) -> Void) {
        ParameterBuffers.of(&weights, moments: &moments, gradient: &gradient, body)
        turns += 1
    }

    /// Whoever was here, after the turn; what its sampler remembers is with the sampler.
    var member: RehearsalCheckpoint.Member {
        RehearsalCheckpoint.Member(weights: weights, moments: moments, turns: turns, pixelErrors: nil)
    }

    /// Takes one layer's step, down the batch's error and by its share down what is asked of the middle.
    ///
    /// - Parameters:
    ///   - middle: the gradient by the middle's weights.
    ///   - coefficient: how much of this end is in the middle.
    func move(
        _ layer: Int, of buffers: ParameterBuffers, middle: AlignedFloats, coefficient: Float, fall: Double
    ) {
        groups.map(\.gradient).sum(layer: layer, into: buffers.gradient)
        let layout = network.shape.layers[layer]
        let (gradient, middle) = (buffers.gradient, middle.pointer)
        for place in layout.weightOffset..<layout.end { gradient[place] += coefficient * middle[place] }
        stepper.apply(layer, of: buffers, fall: fall, step: turns)
    }

    private var samples: Range<Int> { turns * settings.batch..<(turns + 1) * settings.batch }
}
