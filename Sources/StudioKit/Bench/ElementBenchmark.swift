// SPDX-License-Identifier: MIT
import Kernels
import NeuralField
import Raster

/// Times what is done to each number apart: encoding, activations, the optimiser, rounding.
struct ElementBenchmark {
    let threads: Int
    let tier: KernelTier
    let stopwatch: Stopwatch

    private static let width = 128

    /// - Parameter peak: what all threads together reach, GFLOP/s.
    func figures(peak: Double) -> [ElementFigure] {
        let blocks = (0..<threads).map { _ in KernelBlock(width: Self.width, tier: tier) }
        let count = KernelBlock.pixels * Self.width
        func figure(_ name: String, count: Int, _ action: @Sendable (Int) -> Void) -> ElementFigure {
            let seconds = stopwatch.median(threads: threads, of: action) / Double(count)
            let multiplyAdds = seconds * peak * 1e9 / Double(threads) / 2
            return ElementFigure(name: name, nanoseconds: seconds * 1e9, multiplyAdds: multiplyAdds)
        }
        let activations = Activation.allCases.flatMap { activation in
            [
                figure(activation.rawValue, count: count) {
                    blocks[$0].activate(activation, isLearning: false)
                },
                figure("\(activation.rawValue) and slope", count: count) {
                    blocks[$0].activate(activation, isLearning: true)
                },
            ]
        }
        let states = (0..<threads).map { _ in AdamState(count: Self.width * Self.width) }
        let picture = Picture(
            size: PixelSize(width: 128, height: 128), channels: .grey,
            samples: (0..<16384).map { UInt16($0 * 4) })
        return [figure("Fourier feature", count: count) { blocks[$0].encode() }] + activations + [
            figure("Adam's step of a parameter", count: states[0].count) { states[$0].step() },
            figure("sample rounded to 8 bits", count: picture.samples.count) { _ in
                Stopwatch.keep(picture.eightBitSamples)
            },
        ]
    }
}
