// SPDX-License-Identifier: MIT
import Engine
import Kernels
import Networks
import Raster

/// Times the kernels one by one, on all threads at once, each with a block of its own.
struct KernelBenchmark {
    let threads: Int
    let tier: KernelTier
    let stopwatch: Stopwatch

    /// Widths of the layers: the default recipe's and SIREN's.
    private static let widths = [128, 256]

    /// The kernels that are timed, in the order in which a step of learning uses them.
    private static let steps: [(name: String, operations: Operations, action: @Sendable (KernelBlock) -> Void)] = [
        ("forward, sine, to draw", .product, { $0.forward(.sine, isLearning: false) }),
        ("forward, tanh", .product, { $0.forward(.tanh, isLearning: false) }),
        ("forward, tanh, to draw in fixed point", .product, { $0.forwardInFixedPoint() }),
        ("forward, sine and slope, to learn", .product, { $0.forward(.sine, isLearning: true) }),
        ("input gradient", .product, { $0.inputGradient() }),
        ("weight gradient", .product, { $0.weightGradient() }),
        ("orthogonalisation", .orthogonalisation, { $0.orthogonalise() }),
    ]

    /// The counted operations of a step, which are those of its products.
    private enum Operations {
        case product, orthogonalisation

        func count(width: Int) -> Double {
            switch self {
            case .product: 2 * Double(KernelBlock.pixels * width * width)
            // Five rounds of three products.
            case .orthogonalisation: 5 * 3 * 2 * Double(width * width * width)
            }
        }
    }

    func figures(peak: Peak) -> [BenchFigure] {
        Self.widths.flatMap { width in
            let blocks = (0..<threads).map { _ in KernelBlock(width: width, tier: tier) }
            return Self.steps.map { name, operations, action in
                BenchFigure(
                    name: "\(name), \(width) wide", group: .kernel,
                    operations: Double(threads) * operations.count(width: width),
                    timing: stopwatch.time(threads: threads) { action(blocks[$0]) }, peak: peak)
            }
        }
    }
}
