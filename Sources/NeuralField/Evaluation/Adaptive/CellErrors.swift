// SPDX-License-Identifier: MIT

/// How wrongly the new points of a halved lattice were foretold, by the cells of the coarse one.
///
/// Cells are counted row by row; so are the points of the halved lattice, two for every cell each way and one more: a
/// cell's corners are at even places, its middle at odd ones.
struct CellErrors {
    let columns: Int, rows: Int
    private var errors: [Float]

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        errors = [Float](repeating: 0, count: columns * rows)
    }

    private var pointColumns: Int { 2 * columns + 1 }

    func middle(of cell: Int) -> Int {
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        return (2 * row + 1) * pointColumns + 2 * column + 1
    }

    /// The new points on the edges of some cells, each once, row by row.
    func edges(of cells: CellMap) -> [Int] {
        var points: [Int] = []
        for row in 0...rows {
            for column in 0..<columns {
                let above = row > 0 && cells[(row - 1) * columns + column]
                if above || row < rows && cells[row * columns + column] {
                    points.append(2 * row * pointColumns + 2 * column + 1)
                }
            }
            guard row < rows else { break }
            for column in 0...columns {
                let left = column > 0 && cells[row * columns + column - 1]
                if left || column < columns && cells[row * columns + column] {
                    points.append((2 * row + 1) * pointColumns + 2 * column)
                }
            }
        }
        return points
    }

    mutating func note(_ error: Float, cell: Int) { errors[cell] = max(errors[cell], error) }

    /// Notes the error of a new point for the one or two cells it belongs to.
    mutating func note(_ error: Float, point: Int) {
        let (y, x) = point.quotientAndRemainder(dividingBy: pointColumns)
        for row in max(0, (y - 1) / 2)...min(rows - 1, y / 2) {
            for column in max(0, (x - 1) / 2)...min(columns - 1, x / 2) { note(error, cell: row * columns + column) }
        }
    }

    func map(above bound: Float) -> CellMap {
        var map = CellMap(columns: columns, rows: rows, all: false)
        for cell in errors.indices { map[cell] = errors[cell] > bound }
        return map
    }
}
