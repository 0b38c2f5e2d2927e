// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Learning
import Networks
import Raster
import Rendering

/// Work to be timed, and its number of operations.
struct BenchTask {
    /// Floating-point operations of one round: 6 a parameter and pixel for learning, 2 for drawing.
    let operations: Double
    let threads: Int
    /// Runs one round.
    let action: () -> Void
}

extension BenchTask {
    /// A step of Adam over `pixels` pixels of a 256x256 picture. It is noise, as the time does not depend on what is
    /// learned.
    static func learning(_ shape: NetworkShape, pixels: Int, threads: Int, tier: KernelTier) -> BenchTask {
        let size = PixelSize(width: 256, height: 256)
        let source = RandomSource(seed: 1, stream: .samples)
        let samples = (0..<size.pixelCount * 3).map { UInt16(source.integer(below: 65536, at: UInt64($0))) }
        let settings = LearningSettings(optimiser: .adam, rate: 1e-4, batch: pixels, steps: 1_000_000)
        let learner = Learner(
            LearningTarget([Picture(size: size, channels: .rgb, samples: samples)], shape: shape),
            from: .initial(shape: shape, seed: 0), settings: settings, tier: tier)
        return BenchTask(operations: 6 * Double(shape.parameterCount) * Double(pixels), threads: threads) {
            learner.advance(threads: threads)
        }
    }

    /// A film of `frames` different frames in 8 bits, with every pixel evaluated.
    static func drawing(
        _ shape: NetworkShape, size: PixelSize, frames: Int = 1, threads: Int, tier: KernelTier
    ) -> BenchTask {
        let weights = MixtureWeights(["network": .initial(shape: shape, seed: 0)])
        let runs = (0..<frames).map { FrameRun(frames: $0..<$0 + 1, shot: Shot(Mixture("network"))) }
        let pixels = Double(size.pixelCount) * Double(frames)
        return BenchTask(operations: 2 * Double(shape.parameterCount) * pixels, threads: threads) {
            let stream = BandStream(
                of: runs, weights: weights, size: size, threads: threads, tier: tier, isExact: true)
            while case .band(_, let band)? = stream.next() { Stopwatch.keep(band.pixels.eightBitSamples) }
        }
    }
}

/// A network whose learning and drawing are measured.
struct BenchedNetwork: CaseIterable {
    let name: String
    let shape: NetworkShape

    /// Two small networks and SIREN's, for which figures of other engines exist, and the default recipe's.
    static let allCases = [
        BenchedNetwork(name: "2-100-100-3 sigmoid", shape: plain([100, 100], .sigmoid)),
        BenchedNetwork(name: "2-128-128-3 sine", shape: plain([128, 128], .sine)),
        BenchedNetwork(name: "2-256x4-3 sine", shape: plain([256, 256, 256, 256], .sine)),
        BenchedNetwork(name: "morph", shape: Recipe.morph.shape),
    ]

    private static func plain(_ hidden: [Int], _ activation: Activation) -> NetworkShape {
        NetworkShape(
            encoding: .none, hidden: hidden, activation: activation, output: activation == .sine ? .linear : .sigmoid)
    }
}
