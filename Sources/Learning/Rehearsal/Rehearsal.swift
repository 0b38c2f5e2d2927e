// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Synchronization

/// The joint learning of a set's networks, so that mixtures between them, and beyond them, stay crisp.
///
/// Each step takes two networks and a mixture on the walk from one to the other, or past its ends. The two continue to
/// learn their pictures. The mixture should be as steep as its ends, see ``SlopePenalty``, and in their colours, see
/// ``PalettePull``; its picture is not prescribed. The weights after a step are a function of the weights before it,
/// the pictures and the settings: the number of threads, the tier and interruptions leave no trace.
public final class Rehearsal: Trainer {
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
    private let ends: [RehearsalEnd]
    private let middle: PackedNetwork
    private let slopes: [SlopeGroup]
    /// The gradient of the middle's penalties with respect to its weights, in the order of ``Weights/storage``.
    private let middleGradient: AlignedFloats
    private var scratches: [PackedNetwork.Scratch] = []

    /// - Parameter originals: the weights before the rehearsal, whose sharpness is wanted, one for each target. All
    ///   have one shape.
    public convenience init(
        _ targets: [LearningTarget], from originals: [Weights], settings: RehearsalSettings,
        tier: KernelTier = .fastest, threads: Int = 1
    ) {
        let mean = Weights.mixture(of: originals.map { ($0, 1 / Double(originals.count)) })
        let members = originals.map {
            RehearsalCheckpoint.Member(
                weights: .mixture(of: [($0, 1 - settings.gathering), (mean, settings.gathering)]),
                moments: Moments($0.shape), turns: 0, pixelErrors: nil)
        }
        self.init(
            targets, from: originals, at: RehearsalCheckpoint(settings: settings, step: 0, members: members),
            tier: tier, threads: threads)
    }

    /// Continues another rehearsal of the same originals, of this process or another, from its checkpoint.
    ///
    /// - Parameter threads: the number of threads that measure the originals.
    public init(
        _ targets: [LearningTarget], from originals: [Weights], at checkpoint: RehearsalCheckpoint,
        tier: KernelTier = .fastest, threads: Int = 1
    ) {
        precondition(
            targets.count == originals.count && checkpoint.members.count == originals.count,
            "a picture and weights for every member")
        precondition(targets.count > 1, "a walk has two ends")
        precondition(Set(originals.map(\.shape)).count == 1, "only equal shapes rehearse")
        precondition(targets.allSatisfy { $0.pictures.count == 1 }, "a member has learned one picture")
        let shape = originals[0].shape
        let settings = checkpoint.settings
        self.targets = targets
        self.settings = settings
        step = checkpoint.step
        members = checkpoint.members
        let samplers = zip(targets, checkpoint.members).enumerated().map { index, member in
            ImportanceSampler(
                size: member.0.pictures[0].size, errors: member.1.pixelErrors,
                source: RandomSource(seed: settings.learning.seed, stream: .samples, substream: UInt64(index)))
        }
        self.samplers = samplers
        source = RandomSource(seed: settings.learning.seed, stream: .slopes)
        fields = targets.map { SlopeField(size: $0.pictures[0].size, coordinates: shape.coordinates) }
        ends = (0..<2).map {
            RehearsalEnd(
                checkpoint.members[$0], target: targets[$0], sampler: samplers[$0], settings: settings.learning,
                tier: tier)
        }
        middle = PackedNetwork(shape: shape, tier: tier)
        middleGradient = AlignedFloats(count: shape.parameterCount)
        let slopes = [SlopeGroup](points: max(settings.slopes, [SlopeGroup].keyPoints), shape: shape)
        self.slopes = slopes
        wanted = zip(originals, fields).map { weights, field in
            slopes.measureKey(PackedNetwork(weights, tier: tier), in: field, threads: threads)
            return Sharpness(of: slopes.allSlopes, quantiles: settings.slopes)
        }
    }

    public var weights: [Weights] { members.map(\.weights) }
    public var stepCount: Int { settings.learning.steps }

    public var checkpoint: RehearsalCheckpoint {
        var members = members
        for index in members.indices where members[index].turns > 0 {
            members[index].pixelErrors = samplers[index].errors
        }
        return RehearsalCheckpoint(settings: settings, step: step, members: members)
    }

    /// Takes one step.
    ///
    /// - Parameter isCancelled: called now and then, by any thread; when true, the step is given up as if never begun.
    /// - Returns: false when the step was given up.
    @discardableResult
    public func advance(threads: Int = 1, isCancelled: @Sendable () -> Bool = { false }) -> Bool {
        precondition(!isFinished, "rehearsing ends with its last step")
        while scratches.count < threads { scratches.append(PackedNetwork.Scratch(for: middle)) }
        let (pair, share) = settings.walk(at: step)
        let indices = [pair.first, pair.second]
        let coefficients = [1 - share, share]
        enter(indices, coefficients, threads: threads)
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

    /// Factor of the step sizes and of the slope penalty, from 1 to 0.
    private var fall: Double { 1 - Double(step) / Double(settings.learning.steps) }

    /// Loads two members into the ends, and their mixture into the middle.
    private func enter(_ indices: [Int], _ coefficients: [Double], threads: Int) {
        let (ends, middle, targets, samplers) = (ends, middle, targets, samplers)
        let entering = indices.map { members[$0] }
        ParallelLoop.run(3, threads: threads) { index, _ in
            if index == 0 {
                middle.load(.mixture(of: zip(entering, coefficients).map { ($0.weights, $1) }))
            } else {
                let member = indices[index - 1]
                ends[index - 1].enter(entering[index - 1], target: targets[member], sampler: samplers[member])
            }
        }
    }

    /// Leaves the ends' gradients in the ends, and the middle's slopes in ``slopes``; false when given up.
    private func look(_ indices: [Int], threads: Int, isCancelled: @Sendable () -> Bool) -> Bool {
        // Remembered, as `isCancelled` may be false again later: a part left out would hold the step before's values.
        let isGivenUp = Atomic(false)
        let points = step * settings.slopes..<(step + 1) * settings.slopes
        let (ends, middle, slopes, scratches, source) = (ends, middle, slopes, scratches, source)
        let fields = indices.map { self.fields[$0] }
        let fits = ends.count * RehearsalEnd.parts
        ParallelLoop.run(fits + slopes.count, threads: threads) { index, worker in
            if isCancelled() { isGivenUp.store(true, ordering: .relaxed) }
            if isGivenUp.load(ordering: .relaxed) { return }
            if index < fits {
                let (end, part) = index.quotientAndRemainder(dividingBy: RehearsalEnd.parts)
                ends[end].look(part: part, scratch: scratches[worker])
            } else {
                let part = index - fits
                slopes[part].measure(
                    points.part(part, of: slopes.count), in: fields, source: source, network: middle)
            }
        }
        return !isGivenUp.load(ordering: .relaxed) && !isCancelled()
    }

    /// The pull of the middle's colours to those of its ends, of which as many are chosen at random.
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

    /// Adds up the middle's gradients in order, and takes both ends' steps.
    private func move(_ indices: [Int], _ coefficients: [Double], threads: Int) {
        let (ends, gradients, middleGradient, fall) = (ends, slopes.gradients, middleGradient, fall)
        let layers = middle.shape.layers.count
        ParallelLoop.run(ends.count + layers, threads: threads) { index, _ in
            if index < ends.count {
                ends[index].noteErrors()
            } else {
                gradients.sum(layer: index - ends.count, into: middleGradient.pointer)
            }
        }
        ends[0].takeTurn { first in
            ends[1].takeTurn { second in
                ParallelLoop.run(ends.count * layers, threads: threads) { index, _ in
                    let (layer, end) = index.quotientAndRemainder(dividingBy: ends.count)
                    ends[end].move(
                        layer, of: [first, second][end], middle: middleGradient,
                        coefficient: Float(coefficients[end]), fall: fall)
                }
            }
        }
        for (index, end) in zip(indices, ends) { members[index] = end.member }
        let error = ends.reduce(0) { $0 + $1.error }
        let mean = error / Double(2 * settings.learning.batch * middle.shape.outputChannels)
        recentError = recentError.map { $0 + 0.05 * (mean - $0) } ?? mean
    }
}
