// SPDX-License-Identifier: MIT
import Basics
import Engine
import Kernels
import Networks
import Raster

/// Times the work that is done on single numbers: encoding, activations, the optimiser, rounding.
struct ElementBenchmark {
    let threads: Int
    let tier: KernelTier
    let stopwatch: Stopwatch

    private static let width = 128

    /// Size of the picture that is rounded.
    private static let pictureSize = PixelSize(width: 128, height: 128)

    func figures(peak: Peak) -> [ElementFigure] {
        let multiplyAddsASecond = peak.median * 1e9 / Double(threads) / 2
        return timings.map { name, seconds in
            ElementFigure(name: name, nanoseconds: seconds * 1e9, multiplyAdds: seconds * multiplyAddsASecond)
        }
    }

    private var timings: [(name: String, seconds: Double)] {
        let blocks = (0..<threads).map { _ in KernelBlock(width: Self.width, tier: tier) }
        let states = (0..<threads).map { _ in AdamState(count: Self.width * Self.width) }
        let samples = (0..<Self.pictureSize.pixelCount).map { UInt16(truncatingIfNeeded: 7919 * $0) }
        let picture = Picture(size: Self.pictureSize, channels: .grey, samples: samples)
        func each(of count: Int, _ action: @Sendable (Int) -> Void) -> Double {
            stopwatch.time(threads: threads, action).median / Double(count)
        }
        let values = KernelBlock.pixels * Self.width
        let activations = Activation.allCases.flatMap { activation in
            // The slopes of the other activations are computed from their values on the way back.
            let isLearning = kn_value_tells_slope(activation.kernel) ? [false] : [false, true]
            return isLearning.map { isLearning in
                (
                    activation.rawValue + (isLearning ? " and slope" : ""),
                    each(of: values) { blocks[$0].activate(activation, isLearning: isLearning) }
                )
            }
        }
        return [("Fourier feature", each(of: values) { blocks[$0].encode() })] + activations + [
            ("Adam's step of a parameter", each(of: states[0].count) { states[$0].step() }),
            ("sample rounded to 8 bits", each(of: samples.count) { _ in Stopwatch.keep(picture.eightBitSamples) }),
        ]
    }
}

/// The time of work on a single number, of which operations cannot be counted fairly.
package struct ElementFigure: Encodable {
    package let name: String
    /// Time of one thread while all threads work.
    package let nanoseconds: Double
    /// Number of multiply-adds that take as long at the peak.
    package let multiplyAdds: Double
}

/// One thread's parameters and the state of Adam that moves them.
final class AdamState: @unchecked Sendable {
    let count: Int
    private let parameters: AlignedFloats
    private let mean: AlignedFloats
    private let square: AlignedFloats
    private let gradient: AlignedFloats

    init(count: Int) {
        self.count = count
        (parameters, mean) = (AlignedFloats(count: count), AlignedFloats(count: count))
        (square, gradient) = (AlignedFloats(count: count), AlignedFloats(count: count))
        gradient.pointer.update(repeating: 0.01, count: count)
    }

    func step() {
        kn_adam(
            parameters.pointer, mean.pointer, square.pointer, gradient.pointer, count, 1e-4, 0.9, 0.99, 1e-8)
    }
}
