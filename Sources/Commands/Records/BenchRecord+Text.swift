// SPDX-License-Identifier: MIT
import Basics
import Benchmarking
import TerminalUI

extension BenchRecord: Record {
    /// The text for a person: a table for each part that was measured.
    var lines: [String] {
        let head = "\(tier), \(Wording.count(threads, "thread")): peak \(Wording.fixed(peakGflops, 0)) GFLOP/s"
        let tables = [
            shares(of: .network, heading: "a step of 65536 pixels, a frame of 1920x1080", unit: ("ms", 1e3)),
            shares(of: .kernel, heading: "a block of 96 pixels, or one matrix", unit: ("us", 1e6)),
            elementTable, growthTable,
        ]
        return [head] + tables.filter { !$0.rows.isEmpty }.flatMap { [""] + $0.lines }
    }

    private func shares(
        of group: BenchFigure.Group, heading: String, unit: (name: String, perSecond: Double)
    ) -> TextTable {
        let rows = figures.filter { $0.group == group }.map { figure in
            [
                figure.name, Wording.fixed(figure.gflops, 0), "\(Wording.fixed(100 * figure.shareOfPeak, 0)) %",
                "\(Wording.fixed(100 * figure.bestShareOfPeak, 0)) %",
                Wording.fixed(unit.perSecond * figure.seconds, 1),
            ]
        }
        return TextTable(heading: [heading, "GFLOP/s", "of peak", "at best", unit.name], rows: rows)
    }

    private var elementTable: TextTable {
        TextTable(
            heading: ["each number, on one thread", "ns", "as multiply-adds"],
            rows: elements.map {
                [$0.name, Wording.fixed($0.nanoseconds, 2), Wording.fixed($0.multiplyAdds, 1)]
            })
    }

    private var growthTable: TextTable {
        var table = TextTable(heading: ["growth with", "", "ms", "arithmetic", "time", "time / arithmetic"])
        var last = ""
        for row in growth {
            // Each axis is named once, at its first row.
            let label = "\(row.axis), \(row.work)"
            table.rows.append([
                label == last ? "" : label, "\(row.value)", Wording.fixed(1e3 * row.seconds, 1),
                "x\(Wording.fixed(row.arithmetic, 2))", "x\(Wording.fixed(row.time, 2))",
                Wording.fixed(row.time / row.arithmetic, 2),
            ])
            last = label
        }
        return table
    }
}
