// SPDX-License-Identifier: MIT
import Basics
import Engine
import Learning
import Networks
import Raster

/// Times work of growing size, to check that time grows in proportion to the arithmetic.
struct GrowthBenchmark {
    /// Upper bound for the time of a row. An axis ends before the first row beyond it, but at least two rows are
    /// measured.
    let secondsPerRow: Double

    /// Seconds that suffice to distinguish a row from its neighbours, which take twice as long or half as long.
    private static let enough = 0.5

    func rows(of axis: GrowthAxis) -> [GrowthRow] {
        let stopwatch = Stopwatch(seconds: min(secondsPerRow, Self.enough))
        var rows: [GrowthRow] = []
        var first: (seconds: Double, arithmetic: Double)?
        for value in axis.values {
            let task = axis.task(value)
            let arithmetic = task.operations / Double(task.threads)
            if let first, rows.count >= 2, first.seconds * arithmetic / first.arithmetic > secondsPerRow { break }
            let seconds = stopwatch.time(task.action).median
            let base = first ?? (seconds, arithmetic)
            first = base
            rows.append(
                GrowthRow(
                    axis: axis.name, work: axis.work, value: value, seconds: seconds,
                    arithmetic: arithmetic / base.arithmetic, time: seconds / base.seconds))
        }
        return rows
    }
}

/// A quantity that a user may increase, and the work at each size of it.
struct GrowthAxis {
    let name: String
    let work: String
    /// The sizes, smallest first.
    let values: [Int]
    let task: (Int) -> BenchTask
}

extension GrowthAxis {
    /// All quantities that make learning or drawing take longer; on `threads` threads, except where their number
    /// varies.
    static func all(threads: Int, tier: KernelTier) -> [GrowthAxis] {
        let morph = Recipe.morph.shape
        func resized(_ hidden: [Int]) -> NetworkShape {
            var shape = morph
            shape.hidden = hidden
            return shape
        }
        return [
            GrowthAxis(name: "width", work: "a step of 4096 pixels, 4 layers", values: [64, 128, 256, 512, 1024]) {
                .learning(resized(Array(repeating: $0, count: 4)), pixels: 4096, threads: threads, tier: tier)
            },
            GrowthAxis(name: "depth", work: "a step of 4096 pixels, layers of 128", values: [1, 2, 4, 8, 16]) {
                .learning(resized(Array(repeating: 128, count: $0)), pixels: 4096, threads: threads, tier: tier)
            },
            GrowthAxis(name: "pixels learned", work: "a step of morph", values: [1024, 4096, 16384, 65536]) {
                .learning(morph, pixels: $0, threads: threads, tier: tier)
            },
            GrowthAxis(name: "pixels drawn", work: "a frame of morph", values: [240, 480, 960, 1920].map(pixels)) {
                .drawing(morph, size: frame(pixels: $0), threads: threads, tier: tier)
            },
            GrowthAxis(name: "frames", work: "a film of morph, 480x270", values: [1, 2, 4, 8, 16]) {
                .drawing(morph, size: PixelSize(width: 480, height: 270), frames: $0, threads: threads, tier: tier)
            },
            GrowthAxis(name: "threads", work: "a step of 65536 pixels of morph", values: counts(upTo: threads)) {
                .learning(morph, pixels: 65536, threads: $0, tier: tier)
            },
            GrowthAxis(name: "threads", work: "a frame of morph, 960x540", values: counts(upTo: threads)) {
                .drawing(morph, size: PixelSize(width: 960, height: 540), threads: $0, tier: tier)
            },
        ]
    }

    /// Number of pixels of a frame of a width, with proportions of 16:9 or nearly so.
    private static func pixels(width: Int) -> Int { width * (width * 9 / 16) }

    /// The 16:9 frame of this many pixels.
    private static func frame(pixels: Int) -> PixelSize {
        var width = 1
        while Self.pixels(width: width) < pixels { width += 1 }
        return PixelSize(width: width, height: width * 9 / 16)
    }

    /// The powers of 2 below `most`, and `most`.
    private static func counts(upTo most: Int) -> [Int] {
        var counts = [most]
        var next = 1
        while next < most {
            counts.append(next)
            next *= 2
        }
        return counts.sorted()
    }
}

/// The figures of one size of a ``GrowthAxis``, relative to the smallest.
package struct GrowthRow: Encodable {
    package let axis: String
    /// The work at each size.
    package let work: String
    package let value: Int
    package let seconds: Double
    /// Operations of each thread, as a multiple of the first row's.
    package let arithmetic: Double
    /// ``seconds`` as a multiple of the first row's.
    package let time: Double
}
