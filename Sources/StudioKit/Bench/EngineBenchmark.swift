// SPDX-License-Identifier: MIT
import Foundation
import NeuralField
import Raster

/// How fast this machine multiplies and adds, how much of that reaches learning and drawing, and where the rest goes.
struct EngineBenchmark {
    let threads: Int
    let tier: KernelTier
    let selection: BenchSelection
    /// For each figure of a network; those of kernels, which are many and steadier, take a part of it.
    let seconds: Double

    private static let kernelPart = 0.1

    func run(note: (String) -> Void) -> BenchRecord {
        note("measuring the peak")
        var peaks = [peak]
        var timings: [(name: String, operations: Double, seconds: Double)] = []
        for network in selection.networks {
            note("learning and drawing \(network.name)")
            for (verb, task) in tasks(network.shape) {
                let time = Stopwatch(seconds: seconds).median(of: task.action)
                timings.append(("\(verb) \(network.name)", task.operations, time))
            }
            // The machine's speed drifts: the peak is measured between the others.
            peaks.append(peak)
        }
        if selection.hasKernels { peaks.append(peak) }
        let median = peaks.sorted()[peaks.count / 2]

        var figures = timings.map { name, operations, seconds in
            let gflops = operations / seconds / 1e9
            return BenchFigure(
                name: name, group: .network, gflops: gflops, seconds: seconds, shareOfPeak: gflops / median)
        }
        var elements: [ElementFigure] = []
        if selection.hasKernels {
            note("each kernel")
            let stopwatch = Stopwatch(seconds: Self.kernelPart * seconds)
            figures += KernelBenchmark(threads: threads, tier: tier, stopwatch: stopwatch).figures(peak: median)
            elements = ElementBenchmark(threads: threads, tier: tier, stopwatch: stopwatch).figures(peak: median)
        }
        return BenchRecord(
            tier: tier.rawValue, threads: threads, peakGflops: median, figures: figures, elements: elements,
            growth: growth(note: note))
    }

    private func growth(note: (String) -> Void) -> [GrowthRow] {
        guard selection.hasGrowth else { return [] }
        return GrowthAxis.all(threads: threads, tier: tier).flatMap { axis in
            note("growth with \(axis.name): \(axis.work)")
            return GrowthBenchmark(secondsPerRow: seconds).rows(of: axis)
        }
    }

    /// A step of 65,536 pixels, and a frame of 1920x1080.
    private func tasks(_ shape: NetworkShape) -> [(verb: String, BenchTask)] {
        [
            ("learn", .learning(shape, pixels: 65536, threads: threads, tier: tier)),
            ("draw", .drawing(shape, size: PixelSize(width: 1920, height: 1080), threads: threads, tier: tier)),
        ]
    }

    /// Billions of operations a second in registers, on all threads at once.
    private var peak: Double {
        let sum = PeakSum()
        ParallelLoop.run(threads, threads: threads) { _, _ in sum.add(tier.measuredPeak()) }
        return sum.value / 1e9
    }
}
