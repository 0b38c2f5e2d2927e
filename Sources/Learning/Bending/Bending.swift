// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// The learning of a bend, which leads the walk between two networks through crisp inbetweens.
///
/// The walk is a quadratic Bézier curve from one network to the other, like the curves that connect modes (Garipov et
/// al. 2018); the bend is its control point. Both ends stay as they are, to the bit. As in a rehearsal, inbetweens on
/// the curve should be as steep as its ends, see ``SlopePenalty``, and in their colours, see ``PalettePull``. The
/// weights after a step are a function of the ends and the settings: the number of threads and the tier leave no trace.
public final class Bending: Trainer {
    public let settings: BendingSettings
    public private(set) var step = 0
    /// The bend's weights.
    public private(set) var weights: Weights

    private let ends: [Weights]
    private let wanted: [Sharpness]
    /// Colours of each end at points all over it, `[count][channels]`.
    private let palettes: [[Float]]
    private let fields: [SlopeField]
    private let middle: PackedNetwork
    private let slopes: [SlopeGroup]
    private let stepper: Stepper
    private var moments: Moments
    private var gradient: [Float]
    private var scratches: [PackedNetwork.Scratch] = []

    private static let momentum = 0.8

    /// - Parameters:
    ///   - first, second: the ends, of one shape.
    ///   - sizes: the sizes of the pictures they learned, in pixels.
    ///   - threads: the number of threads that measure the ends.
    public init(
        between first: Weights, _ second: Weights, sizes: (PixelSize, PixelSize), settings: BendingSettings,
        tier: KernelTier = .fastest, threads: Int = 1
    ) {
        precondition(first.shape == second.shape, "only equal shapes mix")
        let shape = first.shape
        let fields = [sizes.0, sizes.1].map { SlopeField(size: $0, coordinates: shape.coordinates) }
        let slopes = [SlopeGroup](points: max(settings.learning.batch, [SlopeGroup].keyPoints), shape: shape)
        let keys = zip([first, second], fields).map { weights, field in
            slopes.measureKey(PackedNetwork(weights, tier: tier), in: field, threads: threads)
            return (Sharpness(of: slopes.allSlopes, quantiles: settings.learning.batch), slopes.allColours)
        }
        self.settings = settings
        self.fields = fields
        self.slopes = slopes
        ends = [first, second]
        wanted = keys.map(\.0)
        palettes = keys.map(\.1)
        weights = .mixture(of: [(first, 0.5), (second, 0.5)])
        middle = PackedNetwork(shape: shape, tier: tier)
        stepper = Stepper(shape: shape, settings: settings.learning, momentum: Self.momentum, tier: tier)
        moments = Moments(shape)
        gradient = [Float](repeating: 0, count: shape.parameterCount)
    }

    public var stepCount: Int { settings.learning.steps }

    /// Nil: no picture is learned.
    public var recentError: Double? { nil }

    /// The state between two steps.
    public var checkpoint: BendingCheckpoint {
        BendingCheckpoint(settings: settings, step: step, weights: weights, moments: moments)
    }

    /// Continues from a state that bending the same ends with the same settings had reached.
    public func resume(at checkpoint: BendingCheckpoint) {
        precondition(checkpoint.settings == settings, "bending goes on with the settings it was begun with")
        precondition(checkpoint.weights.shape == weights.shape, "bending goes on between ends of one shape")
        step = checkpoint.step
        weights = checkpoint.weights
        moments = checkpoint.moments
    }

    /// Takes one step.
    ///
    /// - Parameter isCancelled: called now and then; when true, the step is given up as if never begun.
    /// - Returns: false when the step was given up.
    @discardableResult
    public func advance(threads: Int = 1, isCancelled: @Sendable () -> Bool = { false }) -> Bool {
        precondition(!isFinished, "bending ends with its last step")
        let share = settings.share(at: step)
        let penalty = look(at: share, turn: step, strength: RehearsalSettings.usualStrength, threads: threads)
        if isCancelled() { return false }
        slopes.backpropagate(
            penalty, pull: settings.palette > 0 ? palettePull(share: share) : nil, count: settings.learning.batch,
            network: middle, scratches: scratches, threads: threads)
        if isCancelled() { return false }
        move(coefficient: Float(Self.coefficients(at: share).bend), threads: threads)
        step += 1
        return true
    }

    /// Takes a step down the gradient with respect to the bend: the inbetween's gradient times the bend's coefficient
    /// in it.
    private func move(coefficient: Float, threads: Int) {
        let (stepper, step, layers) = (stepper, step, weights.shape.layers)
        let gradients = slopes.gradients
        let fall = 1 - Double(step) / Double(settings.learning.steps)
        ParameterBuffers.of(&weights, moments: &moments, gradient: &gradient) { buffers in
            ParallelLoop.run(layers.count, threads: threads) { layer, _ in
                gradients.sum(layer: layer, into: buffers.gradient)
                for place in layers[layer].weightOffset..<layers[layer].end { buffers.gradient[place] *= coefficient }
                stepper.apply(layer, of: buffers, fall: fall, step: step)
            }
        }
    }

    /// The mean penalty, of strength 1, for the slopes at 16 shares of the present walk; see ``SlopePenalty``.
    public func penalty(threads: Int = 1) -> Double {
        let shares = (0..<Self.measuredShares).map { (Double($0) + 0.5) / Double(Self.measuredShares) }
        let penalties = shares.enumerated().map { turn, share in
            look(at: share, turn: turn, strength: 1, threads: threads).value
        }
        return penalties.reduce(0, +) / Double(Self.measuredShares)
    }

    private static let measuredShares = 16

    /// Leaves the inbetween's slopes in ``slopes``, at points that differ from turn to turn, and returns their penalty.
    private func look(at share: Double, turn: Int, strength: Double, threads: Int) -> SlopePenalty {
        while scratches.count < threads { scratches.append(PackedNetwork.Scratch(for: middle)) }
        let coefficients = Self.coefficients(at: share)
        middle.load(
            .mixture(of: [
                (ends[0], coefficients.first), (weights, coefficients.bend), (ends[1], coefficients.second),
            ]))
        let count = settings.learning.batch
        slopes.measure(
            turn * count..<(turn + 1) * count, in: fields,
            source: RandomSource(seed: settings.learning.seed, stream: .slopes), network: middle, threads: threads)
        return SlopePenalty(
            of: slopes.allSlopes, wanted: wanted[0].mixed(with: wanted[1], share: share), strength: strength)
    }

    /// The coefficients of the first end, the bend and the second end at a share of the walk.
    ///
    /// Beyond its ends the curve continues straight.
    package static func coefficients(at share: Double) -> (first: Double, bend: Double, second: Double) {
        if share < 0 { return (1 - 2 * share, 2 * share, 0) }
        if share > 1 { return (0, 2 * (1 - share), 2 * share - 1) }
        return ((1 - share) * (1 - share), 2 * share * (1 - share), share * share)
    }

    private func palettePull(share: Double) -> PalettePull {
        let channels = middle.shape.outputChannels
        let count = settings.learning.batch
        let colours = palettes.enumerated().map { end, palette in
            let source = RandomSource(seed: settings.learning.seed, stream: .palettes, substream: UInt64(end + 1))
            return (0..<count).flatMap { place in
                let point = source.integer(below: palette.count / channels, at: UInt64(step * count + place))
                return palette[channels * point..<channels * (point + 1)]
            }
        }
        return PalettePull(
            of: slopes.allColours, between: (colours[0], colours[1]), share: share,
            direction: PalettePull.direction(
                channels: channels, at: step, source: RandomSource(seed: settings.learning.seed, stream: .palettes)),
            strength: settings.palette)
    }
}
