// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Synchronization

/// One network learning its picture, step by step.
///
/// The weights after a step are a function of the first weights, the target and the settings: the number of threads,
/// the tier and interruptions leave no trace. Each step descends the mean squared error of all colours, as estimated
/// from the pixels that an ``ImportanceSampler`` chooses.
public final class Learner: Trainer {
    public let target: LearningTarget
    public let settings: LearningSettings
    public private(set) var weights: Weights
    /// Steps taken.
    public private(set) var step: Int
    /// The mean squared error of the latest batches, smoothed: a cheap estimate of the picture's; nil before a step.
    public private(set) var recentError: Double?

    let tier: KernelTier
    private var moments: Moments
    private let network: PackedNetwork
    private let stepper: Stepper
    private let samplers: [ImportanceSampler]
    private let groups: [SampleGroup]
    private var scratches: [PackedNetwork.Scratch] = []
    /// The gradient of the latest step, in the order of ``Weights/storage``; zeros before a step of this learner.
    public private(set) var gradient: [Float]

    /// A batch is cut into this many groups, whose gradients are added in order: enough for as many threads, and the
    /// same for any number of them.
    private static let groupCount = 8

    public convenience init(
        _ target: LearningTarget, from weights: Weights, settings: LearningSettings, tier: KernelTier = .fastest
    ) {
        self.init(
            target, at: Checkpoint(weights: weights, settings: settings, step: 0, moments: Moments(weights.shape)),
            tier: tier)
    }

    /// Continues another learner, of this process or another, from its checkpoint.
    public init(_ target: LearningTarget, at checkpoint: Checkpoint, tier: KernelTier = .fastest) {
        precondition(target.channels == checkpoint.weights.shape.outputChannels, "a target has the network's outputs")
        self.target = target
        self.tier = tier
        settings = checkpoint.settings
        weights = checkpoint.weights
        step = checkpoint.step
        moments = checkpoint.moments
        recentError = checkpoint.recentError
        let shape = checkpoint.weights.shape
        network = PackedNetwork(shape: shape, tier: tier)
        network.load(checkpoint.weights)
        stepper = Stepper(shape: shape, settings: checkpoint.settings, tier: tier)
        gradient = [Float](repeating: 0, count: shape.parameterCount)
        let capacity = checkpoint.settings.largestBatch.divided(into: Self.groupCount)
        let source = RandomSource(seed: checkpoint.settings.seed, stream: .samples)
        samplers = target.pictures.enumerated().map { index, picture in
            ImportanceSampler(
                size: picture.size, errors: checkpoint.pixelErrors.isEmpty ? nil : checkpoint.pixelErrors[index],
                source: source)
        }
        groups = (0..<Self.groupCount).map { _ in SampleGroup(capacity: capacity, shape: shape) }
    }

    public var checkpoint: Checkpoint {
        Checkpoint(
            weights: weights, settings: settings, step: step, moments: moments, recentError: recentError,
            pixelErrors: step == 0 ? [] : samplers.map(\.errors))
    }

    public var stepCount: Int { settings.steps }

    /// Takes one step.
    ///
    /// - Parameter isCancelled: called now and then, by any thread; when true, the step is given up as if never begun.
    /// - Returns: false when the step was given up.
    @discardableResult
    public func advance(threads: Int = 1, isCancelled: @Sendable () -> Bool = { false }) -> Bool {
        precondition(!isFinished, "learning ends with its last step")
        while scratches.count < threads { scratches.append(PackedNetwork.Scratch(for: network)) }
        let samples = settings.samples(at: step)
        let scale = 1 / Float(samples.count * target.channels)
        // Remembered, as `isCancelled` may be false again later: a group left out would hold the step before's
        // gradient.
        let isGivenUp = Atomic(false)
        do {
            let (groups, scratches, network, target, samplers) = (groups, scratches, network, target, samplers)
            ParallelLoop.run(groups.count, threads: threads) { index, worker in
                if isCancelled() { isGivenUp.store(true, ordering: .relaxed) }
                if isGivenUp.load(ordering: .relaxed) { return }
                groups[index].accumulate(
                    samples: samples.part(index, of: groups.count), of: target, samplers: samplers, scale: scale,
                    network: network, scratch: scratches[worker])
            }
        }
        if isGivenUp.load(ordering: .relaxed) || isCancelled() { return false }
        move(down: samples, threads: threads)
        step += 1

        let error = groups.reduce(0) { $0 + $1.error } * Double(scale)
        // Averages over some twenty steps; early, when the error falls fast, over the latest quarter of all.
        let share = max(0.05, min(1, 4 / Double(step)))
        recentError = recentError.map { $0 + share * (error - $0) } ?? error
        return true
    }

    /// Takes a step down the groups' gradients, and reports the errors of `samples` to the samplers.
    private func move(down samples: Range<Int>, threads: Int) {
        let (groups, samplers, stepper, network, step) = (groups, samplers, stepper, network, step)
        let gradients = groups.map(\.gradient)
        let layers = weights.shape.layers.count
        let fall = 1 - Double(step) / Double(settings.steps)
        ParameterBuffers.of(&weights, moments: &moments, gradient: &gradient) { buffers in
            ParallelLoop.run(samplers.count + layers, threads: threads) { index, _ in
                if index < samplers.count {
                    for (part, group) in groups.enumerated() {
                        group.noteErrors(
                            of: samples.part(part, of: groups.count), from: index, of: samplers.count,
                            to: samplers[index])
                    }
                    samplers[index].refresh()
                } else {
                    let layer = index - samplers.count
                    gradients.sum(layer: layer, into: buffers.gradient)
                    stepper.apply(layer, of: buffers, fall: fall, step: step)
                    network.load(layer: layer, from: buffers.parameters)
                }
            }
        }
    }

    /// The peak signal-to-noise ratio, in dB, of the eight-bit picture that the weights draw at the picture's own size;
    /// infinite if the two are equal. For several pictures it is computed from their mean error.
    public func psnr(threads: Int = 1) -> Double {
        while scratches.count < threads { scratches.append(PackedNetwork.Scratch(for: network)) }
        var error = SquaredError()
        for picture in target.pictures {
            let wanted = picture.converted(to: weights.shape.drawnChannels)
            let plane = PicturePlane(size: picture.size, shape: weights.shape)
            let bandHeight = max(1, Self.bandPixels / picture.size.width)
            let bands = stride(from: 0, to: picture.size.height, by: bandHeight).map {
                $0..<min($0 + bandHeight, picture.size.height)
            }
            let (network, scratches) = (network, scratches)
            let sum = Mutex(error)
            ParallelLoop.run(bands.count, threads: threads) { index, worker in
                let drawn = network.draw(rows: bands[index], of: plane, scratch: scratches[worker])
                let part = SquaredError(drawn, rows: bands[index], of: wanted)
                sum.withLock { $0 += part }
            }
            error = sum.withLock { $0 }
        }
        return error.psnr
    }

    private static let bandPixels = 4096

    /// The network's present colours at points, clamped to 0...1, `[count][channels]`. If opacity is learned, colour is
    /// multiplied by it.
    ///
    /// - Parameter points: `[count][2]`.
    public func colours(at points: [Float]) -> [Float] {
        if scratches.isEmpty { scratches.append(PackedNetwork.Scratch(for: network)) }
        var colours = [Float](repeating: 0, count: points.count / 2 * target.channels)
        points.withUnsafeBufferPointer { points in
            colours.withUnsafeMutableBufferPointer { network.evaluate(points, into: $0, scratch: scratches[0]) }
        }
        return colours.map { min(max($0, 0), 1) }
    }
}
