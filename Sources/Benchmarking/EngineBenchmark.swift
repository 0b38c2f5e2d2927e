// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster

/// Measures the machine's peak of multiply-adds, the share of it that learning and drawing reach, and where the rest
/// goes.
public struct EngineBenchmark {
    package let threads: Int
    package let tier: KernelTier
    let selection: BenchSelection
    /// Seconds for each figure of a network; figures of kernels, which are many and steadier, take ``kernelPart`` of
    /// it.
    package let seconds: Double

    package init(threads: Int, tier: KernelTier, selection: BenchSelection, seconds: Double) {
        self.threads = threads
        self.tier = tier
        self.selection = selection
        self.seconds = seconds
    }

    private static let kernelPart = 0.1

    package func run(note: (String) -> Void) -> BenchRecord {
        note("measuring the peak")
        var peak = Peak(threads: threads, tier: tier)
        var timings: [(name: String, operations: Double, timing: Timing)] = []
        for network in selection.networks {
            note("learning and drawing \(network.name)")
            for (verb, task) in tasks(network.shape) {
                let timing = Stopwatch(seconds: seconds).time(task.action)
                timings.append(("\(verb) \(network.name)", task.operations, timing))
                peak.measure()
            }
        }
        if selection.hasKernels { peak.measure() }

        var figures = timings.map { name, operations, timing in
            BenchFigure(name: name, group: .network, operations: operations, timing: timing, peak: peak)
        }
        var elements: [ElementFigure] = []
        if selection.hasKernels {
            note("each kernel")
            let stopwatch = Stopwatch(seconds: Self.kernelPart * seconds)
            figures += KernelBenchmark(threads: threads, tier: tier, stopwatch: stopwatch).figures(peak: peak)
            elements = ElementBenchmark(threads: threads, tier: tier, stopwatch: stopwatch).figures(peak: peak)
        }
        return BenchRecord(
            tier: tier.rawValue, threads: threads, peakGflops: peak.median, figures: figures, elements: elements,
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
}

/// The parts of the benchmark to run.
public struct BenchSelection {
    let hasKernels: Bool
    let networks: [BenchedNetwork]
    let hasGrowth: Bool

    private static let kernels = "kernels"
    private static let growth = "growth"

    /// The names that ``init(_:)`` takes.
    package static let names = [kernels] + BenchedNetwork.allCases.map(\.name) + [growth]

    /// - Parameter names: some of ``names``; none for all.
    package init(_ names: [String]) {
        func has(_ name: String) -> Bool { names.isEmpty || names.contains(name) }
        hasKernels = has(Self.kernels)
        networks = BenchedNetwork.allCases.filter { has($0.name) }
        hasGrowth = has(Self.growth)
    }
}
