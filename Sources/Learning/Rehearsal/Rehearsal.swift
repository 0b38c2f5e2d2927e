// SPDX-License-Identifier: MIT
import NeuralField
import Raster
import Synchronization

/// A set's networks going on to learn together, so that what lies between them, and beyond them, stays crisp.
///
/// Each step takes two of them and a mixture on the walk from one to the other, or past its ends. The two go on learning their
/// pictures; of the mixture is asked only that it be as steep as its ends are, see ``SlopePenalty``, and in their colours,
/// see ``PalettePull``: what it shows is its own affair. The weights after a step are a function of the weights before it,
/// the pictures and the settings: the number of threads, the tier and interruptions leave no trace.
public final class Rehearsal {
    public let targets: [LearningTarget]
    public let settings: RehearsalSettings
    public private(set) var step: Int
    /// The mean squared error of the latest batches of all pictures, smoothed; nil before a step.
    public private(set) var recentError: Double?

    private var members: [RehearsalCheckpoint.Member]
    private let wanted: [Sharpness]
    private let fields: [SlopeField]
    private let samplers: [ImportanceSampler]
    private let source: RandomSource
    private let ends: [PackedNetwork]
    private let middle: PackedNetwork
    private let steppers: [Stepper]
    private let fits: [SampleGroup]
    private let slopes: [SlopeGroup]
    private var scratches: [PackedNetwork.Scratch] = []

    /// Parts of each end's batch: the same for any number of threads.
    private static let endParts = 4
    /// Less than is usual: partners and shares change from turn to turn, and what the last ones asked for is soon stale.
    private static let momentum = 0.5

    /// - Parameter originals: the weights before the rehearsal, whose sharpness is wanted, one for each target. All have
    ///   one shape.
    public convenience init(
        _ targets: [LearningTarget], from originals: [Weights], settings: RehearsalSettings,
        tier: KernelTier = .fastest
    ) {
        let mean = Weights.mixture(of: originals.map { ($0, 1 / Double(originals.count)) })
        let members = originals.map {
            RehearsalCheckpoint.Member(
                weights: .mixture(of: [($0, 1 - settings.gathering), (mean, settings.gathering)]),
                moments: Moments($0.shape), turns: 0, pixelErrors: nil)
        }
        self.init(
            targets, from: originals, at: RehearsalCheckpoint(settings: settings, step: 0, members: members),
            tier: tier)
    }

    /// Goes on where another rehearsal of the same originals, here or in another process, was.
    public init(
        _ targets: [LearningTarget], from originals: [Weights], at checkpoint: RehearsalCheckpoint,
        tier: KernelTier = .fastest
    ) {
        precondition(
            targets.count == originals.count && checkpoint.members.count == originals.count,
            "a picture and weights for every member")
        precondition(Set(originals.map(\.shape)).count == 1, "only equal shapes rehearse")
        precondition(targets.allSatisfy { $0.pictures.count == 1 }, "a member has learned one picture")
        let shape = originals[0].shape
        let settings = checkpoint.settings
        self.targets = targets
        self.settings = settings
        step = checkpoint.step
        members = checkpoint.members
        samplers = zip(targets, checkpoint.members).enumerated().map { index, member in
            ImportanceSampler(
                size: member.0.pictures[0].size, errors: member.1.pixelErrors,
                source: RandomSource(seed: settings.learning.seed, stream: .samples, substream: UInt64(index)))
        }
        source = RandomSource(seed: settings.learning.seed, stream: .slopes)
        fields = targets.map { SlopeField(size: $0.pictures[0].size, coordinates: shape.coordinates) }
        ends = (0..<2).map { _ in PackedNetwork(shape: shape, tier: tier) }
        middle = PackedNetwork(shape: shape, tier: tier)
        steppers = (0..<2).map { _ in
            Stepper(shape: shape, settings: settings.learning, momentum: Self.momentum, tier: tier)
        }
        let fitCapacity = settings.learning.batch.divided(into: Self.endParts)
        fits = (0..<2 * Self.endParts).map { _ in SampleGroup(capacity: fitCapacity, shape: shape) }
        let slopes = [SlopeGroup](points: max(settings.slopes, [SlopeGroup].keyPoints), shape: shape)
        self.slopes = slopes
        wanted = zip(originals, fields).map { weights, field in
            slopes.measureKey(PackedNetwork(weights, tier: tier), in: field)
            return Sharpness(of: slopes.allSlopes, quantiles: settings.slopes)
        }
    }

    public var weights: [Weights] { members.map(\.weights) }
    public var isFinished: Bool { step >= settings.learning.steps }

    public var checkpoint: RehearsalCheckpoint {
        var members = members
        for index in members.indices where members[index].turns > 0 {
            members[index].pixelErrors = samplers[index].errors
        }
        return RehearsalCheckpoint(settings: settings, step: step, members: members)
    }

    /// Takes one step.
    ///
    /// - Parameter isCancelled: asked now and then, by any thread; when true, the step is given up as if never begun.
    /// - Returns: false when the step was given up.
    @discardableResult
    public func advance(threads: Int = 1, isCancelled: @Sendable () -> Bool = { false }) -> Bool {
        precondition(!isFinished, "rehearsing ends with its last step")
        while scratches.count < threads { scratches.append(PackedNetwork.Scratch(for: middle)) }
        let (pair, share) = settings.walk(at: step)
        let indices = [pair.first, pair.second]
        let coefficients = [1 - share, share]
        for (network, index) in zip(ends, indices) { network.load(members[index].weights) }
        middle.load(.mixture(of: zip(indices, coefficients).map { (members[$0].weights, $1) }))

        guard look(indices, threads: threads, isCancelled: isCancelled) else { return false }
        let penalty = SlopePenalty(
            of: slopes.allSlopes, wanted: wanted[pair.first].mixed(with: wanted[pair.second], share: share),
            strength: settings.strength * fall)
        let pull = settings.palette > 0 ? palettePull(indices, share: share) : nil
        slopes.backpropagate(
            penalty, pull: pull, count: settings.slopes, network: middle, scratches: scratches, threads: threads)
        if isCancelled() { return false }
        move(indices, coefficients, threads: threads)
        step += 1
        return true
    }

    // MARK: A step's parts

    /// What is left of the step sizes, and of what is asked of slopes, from 1 to 0.
    private var fall: Double { 1 - Double(step) / Double(settings.learning.steps) }

    /// Fills ``fits`` with the ends' gradients and ``slopes`` with the middle's slopes; false when given up.
    private func look(_ indices: [Int], threads: Int, isCancelled: @Sendable () -> Bool) -> Bool {
        // Remembered: a part left out would be that of the step before, whatever the answer is later.
        let isGivenUp = Atomic(false)
        let batches = indices.map(samples)
        let points = step * settings.slopes..<(step + 1) * settings.slopes
        let scale = 1 / Float(settings.learning.batch * middle.shape.outputChannels)
        let (fits, slopes, scratches, source) = (fits, slopes, scratches, source)
        let (ends, middle) = (ends, middle)
        let (targets, samplers) = (indices.map { self.targets[$0] }, indices.map { self.samplers[$0] })
        let fields = indices.map { self.fields[$0] }
        ParallelLoop.run(fits.count + slopes.count, threads: threads) { index, worker in
            if isCancelled() { isGivenUp.store(true, ordering: .relaxed) }
            if isGivenUp.load(ordering: .relaxed) { return }
            if index < fits.count {
                let (end, part) = index.quotientAndRemainder(dividingBy: Self.endParts)
                fits[index].accumulate(
                    samples: batches[end].part(part, of: Self.endParts), of: targets[end],
                    samplers: [samplers[end]], scale: scale, network: ends[end], scratch: scratches[worker])
            } else {
                let part = index - fits.count
                slopes[part].measure(
                    points.part(part, of: slopes.count), in: fields, source: source, network: middle,
                    scratch: scratches[worker])
            }
        }
        return !isGivenUp.load(ordering: .relaxed) && !isCancelled()
    }

    /// A member's next batch.
    private func samples(of index: Int) -> Range<Int> {
        let batch = settings.learning.batch
        return members[index].turns * batch..<(members[index].turns + 1) * batch
    }

    /// What draws the middle's colours to those of its ends, of which as many are taken.
    private func palettePull(_ indices: [Int], share: Double) -> PalettePull {
        let channels = middle.shape.outputChannels
        let ends = indices.enumerated().map { end, index in
            let source = RandomSource(seed: settings.learning.seed, stream: .palettes, substream: UInt64(end + 1))
            let count = targets[index].pictures[0].size.pixelCount
            let pixels = (0..<settings.slopes).map {
                source.integer(below: count, at: UInt64(step * settings.slopes + $0))
            }
            return targets[index].values(ofPixels: pixels).colours
        }
        let source = RandomSource(seed: settings.learning.seed, stream: .palettes)
        return PalettePull(
            of: slopes.allColours, between: (ends[0], ends[1]), share: share,
            direction: PalettePull.direction(channels: channels, at: step, source: source),
            strength: settings.palette)
    }

    /// Adds the middle's gradients up in order, and lets both ends take their step.
    private func move(_ indices: [Int], _ coefficients: [Double], threads: Int) {
        let middleGradient = slopes.gradient()
        let moves = indices.enumerated().map { end, index in
            RehearsalMove(
                members[index], fits: Array(fits[end * Self.endParts..<(end + 1) * Self.endParts]),
                samples: samples(of: index), sampler: samplers[index], middleGradient: middleGradient,
                coefficient: Float(coefficients[end]), stepper: steppers[end])
        }
        let fall = fall
        ParallelLoop.run(moves.count, threads: threads) { end, _ in moves[end].take(fall: fall) }
        for (index, move) in zip(indices, moves) { members[index] = move.member }
        let error = moves.reduce(0) { $0 + $1.error }
        let mean = error / Double(2 * settings.learning.batch * middle.shape.outputChannels)
        recentError = recentError.map { $0 + 0.05 * (mean - $0) } ?? mean
    }
}
