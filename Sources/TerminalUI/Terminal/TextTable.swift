// SPDX-License-Identifier: MIT
import Basics

/// A table of rows under a heading. Columns are as wide as they need on a terminal; the first is aligned left, the
/// others right.
package struct TextTable {
    let heading: [String]
    package var rows: [[String]] = []

    package init(heading: [String], rows: [[String]] = []) {
        self.heading = heading
        self.rows = rows
    }

    private static let gap = "   "

    package var lines: [String] {
        let widths = heading.indices.map { column in
            ([heading] + rows).map { TerminalColumns.count($0[column]) }.max() ?? 0
        }
        return ([heading] + rows).map { row in
            zip(row, widths).enumerated().map { column, cell in
                column == 0 ? Wording.left(cell.0, cell.1) : Wording.right(cell.0, cell.1)
            }.joined(separator: Self.gap)
        }
    }
}
