// SPDX-License-Identifier: MIT

/// Some of the cells of a lattice.
struct CellMap {
    let columns: Int, rows: Int
    private var flags: [Bool]

    /// - Parameter flags: of the cells, row by row.
    init(columns: Int, rows: Int, flags: [Bool]) {
        self.columns = columns
        self.rows = rows
        self.flags = flags
    }

    init(columns: Int, rows: Int, all: Bool) {
        self.init(columns: columns, rows: rows, flags: [Bool](repeating: all, count: columns * rows))
    }

    /// Cells in the map, row by row.
    var indices: [Int] { flags.indices.filter { flags[$0] } }

    /// The cells of half the step in these, without the outermost ones.
    func halved() -> CellMap {
        var finer = CellMap(columns: 2 * columns - 2, rows: 2 * rows - 2, all: false)
        for row in 0..<finer.rows {
            for column in 0..<finer.columns {
                finer.flags[row * finer.columns + column] = flags[(row + 1) / 2 * columns + (column + 1) / 2]
            }
        }
        return finer
    }
}
