// SPDX-License-Identifier: MIT
import Engine
import Networks

/// One end of a step's walk, with the memory to continue learning its picture.
///
/// Shared between threads that work on parts of its batch, or on its layers, apart.
final class RehearsalEnd: @unchecked Sendable {
    // The loaded member.
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
    /// Less than usual: partners and shares change from turn to turn, so earlier gradients are soon stale.
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

    /// Loads a member in place of the one before.
    func enter(_ member: RehearsalCheckpoint.Member, target: LearningTarget, sampler: ImportanceSampler) {
        weights = member.weights
        moments = member.moments
        turns = member.turns
        self.target = target
        self.sampler = sampler
        network.load(weights)
    }

    /// Computes the gradient of a part of the member's next batch.
    func look(part: Int, scratch: PackedNetwork.Scratch) {
        groups[part].accumulate(
            samples: samples.part(part, of: groups.count), of: target, samplers: [sampler],
            scale: 1 / Float(settings.batch * target.channels), network: network, scratch: scratch)
    }

    /// Reports the batch's errors to the sampler.
    func noteErrors() {
        for (part, group) in groups.enumerated() {
            group.noteErrors(of: samples.part(part, of: groups.count), from: 0, of: 1, to: sampler)
        }
        sampler.refresh()
    }

    /// Lends the member's buffers to `body` for a step by ``move(_:of:middle:coefficient:fall:)``, then counts the step
    /// as the member's turn.
    func takeTurn(_ body: (ParameterBuffers) -> Void) {
        ParameterBuffers.of(&weights, moments: &moments, gradient: &gradient, body)
        turns += 1
    }

    /// The loaded member, as updated by its last turn. `pixelErrors` is nil, as the sampler keeps them.
    var member: RehearsalCheckpoint.Member {
        RehearsalCheckpoint.Member(weights: weights, moments: moments, turns: turns, pixelErrors: nil)
    }

    /// Takes one layer's step, down the sum of the batch's gradient and `coefficient` times the middle's.
    ///
    /// - Parameters:
    ///   - middle: the gradient of the middle's penalties with respect to its weights.
    ///   - coefficient: this end's coefficient in the middle's mixture.
    ///   - fall: factor of the step sizes, from 1 to 0.
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
