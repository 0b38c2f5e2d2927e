// SPDX-License-Identifier: MIT
import Choreography
import Foundation
import Learning
import NeuralField
import Raster
import Rendering

/// How fast this machine multiplies and adds, and how much of that reaches learning and drawing.
struct EngineBenchmark {
    let threads: Int
    let tier: KernelTier
    /// For each figure.
    let seconds: Double
    /// Names of ``networks`` to measure.
    let names: [String]

    /// The networks that are measured: those of the targets, and the default recipe.
    static let networks: [(name: String, shape: NetworkShape)] = [
        ("2-100-100-3 sigmoid", plain([100, 100], .sigmoid)),
        ("2-128-128-3 sine", plain([128, 128], .sine)),
        ("2-256x4-3 sine", plain([256, 256, 256, 256], .sine)),
        ("morph", Recipe.morph.shape),
    ]

    private static func plain(_ hidden: [Int], _ activation: Activation) -> NetworkShape {
        NetworkShape(
            encoding: .none, hidden: hidden, activation: activation, output: activation == .sine ? .linear : .sigmoid)
    }

    func run(note: (String) -> Void) -> BenchRecord {
        note("measuring the peak")
        var peaks = [peak]
        var figures: [BenchRecord.Figure] = []
        for (name, shape) in Self.networks where names.contains(name) {
            note("learning and drawing \(name)")
            figures.append(figure("learn \(name)", operations: learning(shape)))
            figures.append(figure("draw \(name)", operations: drawing(shape)))
            // The machine's speed drifts: the peak is measured between the others.
            peaks.append(peak)
        }
        let median = peaks.sorted()[peaks.count / 2]
        return BenchRecord(
            tier: tier.rawValue, threads: threads, peakGflops: median,
            figures: figures.map { figure in
                var figure = figure
                figure.shareOfPeak = figure.gflops / median
                return figure
            })
    }

    /// Billions of operations a second in registers, on all threads at once.
    private var peak: Double {
        let sum = PeakSum()
        ParallelLoop.run(threads, threads: threads) { _, _ in sum.add(tier.measuredPeak()) }
        return sum.value / 1e9
    }

    private func figure(_ name: String, operations: (Double, Double)) -> BenchRecord.Figure {
        let (count, time) = operations
        return BenchRecord.Figure(name: name, gflops: count / time / 1e9, seconds: time, shareOfPeak: 0)
    }

    /// Operations of a step of 65,536 pixels of a 256x256 picture, and the median seconds it takes.
    private func learning(_ shape: NetworkShape) -> (Double, Double) {
        let size = PixelSize(width: 256, height: 256)
        let source = RandomSource(seed: 1, stream: .samples)
        let samples = (0..<size.pixelCount * 3).map { UInt16(source.integer(below: 65536, at: UInt64($0))) }
        let settings = LearningSettings(optimiser: .adam, rate: 1e-4, batch: size.pixelCount, steps: 1_000_000)
        let learner = Learner(
            LearningTarget([Picture(size: size, channels: .rgb, samples: samples)], shape: shape),
            from: .initial(shape: shape, seed: 0), settings: settings, tier: tier)
        let time = median { learner.advance(threads: threads) }
        return (6 * Double(shape.parameterCount) * Double(settings.batch), time)
    }

    /// Operations of a frame of 1920x1080, and the median seconds it takes.
    private func drawing(_ shape: NetworkShape) -> (Double, Double) {
        let size = PixelSize(width: 1920, height: 1080)
        let weights = MixtureWeights(["network": .initial(shape: shape, seed: 0)])
        let time = median {
            let stream = BandStream(
                of: [FrameRun(frames: 0..<1, mixture: Mixture("network"))], weights: weights, size: size,
                threads: threads, tier: tier)
            while stream.next() != nil {}
        }
        return (2 * Double(shape.parameterCount) * Double(size.pixelCount), time)
    }

    private func median(of action: () -> Void) -> Double {
        let clock = ContinuousClock()
        // The first one warms up, unless there is no time for more.
        let first = clock.measure(action) / .seconds(1)
        var times: [Double] = []
        let start = clock.now
        while clock.now - start < .seconds(seconds - first) { times.append(clock.measure(action) / .seconds(1)) }
        return times.isEmpty ? first : times.sorted()[times.count / 2]
    }
}
