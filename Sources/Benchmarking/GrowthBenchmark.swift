// SPDX-License-Identifier: MIT

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
