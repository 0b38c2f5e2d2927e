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

    /// With the eight neighbours of each.
    func dilated() -> CellMap {
        var wider = CellMap(columns: columns, rows: rows, all: false)
        for row in 0..<rows {
            for column in 0..<columns where flags[row * columns + column] {
                for y in max(0, row - 1)...min(rows - 1, row + 1) {
                    for x in max(0, column - 1)...min(columns - 1, column + 1) { wider.flags[y * columns + x] = true }
                }
            }
        }
        return wider
    }

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
