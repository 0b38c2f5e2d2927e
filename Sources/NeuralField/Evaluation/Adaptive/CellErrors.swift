// SPDX-License-Identifier: MIT

/// How wrongly the new points of a halved lattice were foretold, by the cells of the coarse one, and which of them have
/// been asked for.
///
/// Cells are counted row by row; so are the points of the halved lattice, two for every cell each way and one more: a
/// cell's corners are at even places, its middle at odd ones.
struct CellErrors {
    private let columns: Int, rows: Int
    /// A cell is rough when one of its points was foretold worse than this.
    private let roughness: Float
    /// Where one was foretold worse than this, the cells around are rough, too: what is that wild is so all around.
    private static let wildness: Float = 6 / 255
    private var errors: [Float]
    private var isRough: [Bool]
    private var isAsked: [Bool]
    /// Cells that were found to be rough, not all of whose points have been handed out.
    private var roughCells: [Int] = []

    init(columns: Int, rows: Int, roughness: Float) {
        self.columns = columns
        self.rows = rows
        self.roughness = roughness
        errors = [Float](repeating: 0, count: columns * rows)
        isRough = [Bool](repeating: false, count: columns * rows)
        isAsked = [Bool](repeating: false, count: (2 * columns + 1) * (2 * rows + 1))
    }

    private var pointColumns: Int { 2 * columns + 1 }

    private func middle(of cell: Int) -> Int {
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        return (2 * row + 1) * pointColumns + 2 * column + 1
    }

    /// The middles of some cells, to be asked for.
    mutating func middles(of cells: CellMap) -> [Int] {
        let points = cells.indices.map { middle(of: $0) }
        for point in points { isAsked[point] = true }
        return points
    }

    /// The new points of cells that were found to be rough since the last call, to be asked for, each once.
    mutating func pointsOfRoughCells() -> [Int] {
        var points: [Int] = []
        for cell in roughCells {
            let middle = middle(of: cell)
            for point in [middle - pointColumns, middle - 1, middle, middle + 1, middle + pointColumns]
            where !isAsked[point] {
                isAsked[point] = true
                points.append(point)
            }
        }
        roughCells.removeAll(keepingCapacity: true)
        points.sort()
        return points
    }

    /// Notes the error of a new point for the cell whose middle, or the one or two whose edge it is.
    mutating func note(_ error: Float, point: Int) {
        let (y, x) = point.quotientAndRemainder(dividingBy: pointColumns)
        for row in max(0, (y - 1) / 2)...min(rows - 1, y / 2) {
            for column in max(0, (x - 1) / 2)...min(columns - 1, x / 2) {
                let cell = row * columns + column
                errors[cell] = max(errors[cell], error)
                if error > roughness { roughen(column: column, row: row, around: error > Self.wildness ? 1 : 0) }
            }
        }
    }

    private mutating func roughen(column: Int, row: Int, around reach: Int) {
        for y in max(0, row - reach)...min(rows - 1, row + reach) {
            for x in max(0, column - reach)...min(columns - 1, column + reach) where !isRough[y * columns + x] {
                isRough[y * columns + x] = true
                roughCells.append(y * columns + x)
            }
        }
    }

    /// The cells whose error is above a bound, and the four beside each whose error is above another.
    func suspects(above bound: Float, besideAbove another: Float) -> CellMap {
        let flags = errors.indices.map { cell in
            let column = cell % columns
            return errors[cell] > bound
                || column > 0 && errors[cell - 1] > another
                || column < columns - 1 && errors[cell + 1] > another
                || cell >= columns && errors[cell - columns] > another
                || cell < errors.count - columns && errors[cell + columns] > another
        }
        return CellMap(columns: columns, rows: rows, flags: flags)
    }
}

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
