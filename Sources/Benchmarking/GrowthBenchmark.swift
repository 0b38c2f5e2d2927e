// SPDX-License-Identifier: MIT

/// Times work of growing size, to see that its cost grows as its arithmetic does.
struct GrowthBenchmark {
    /// An axis ends before the row that would take longer; two rows of each are measured all the same.
    let secondsPerRow: Double

    /// A row needs no more to be told from its neighbours, which take twice as long or longer.
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
