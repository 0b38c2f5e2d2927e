// SPDX-License-Identifier: MIT

/// The largest prediction error of a halved lattice's new points in each cell of the coarse lattice, and which points
/// have been handed out for evaluation.
///
/// Cells are counted row by row. So are the points of the halved lattice, two for every cell each way and one more: a
/// cell's corners have even columns and rows, its middle odd ones.
struct CellErrors {
    private let columns: Int, rows: Int
    /// Prediction error of a point above which its cells are rough.
    private let roughness: Float
    /// Prediction error of a point above which the neighbours of its cells are rough, too: errors this large are rarely
    /// isolated.
    private static let wildness: Float = 6 / 255
    private var errors: [Float]
    private var isRough: [Bool]
    private var isHandedOut: [Bool]
    /// Rough cells found since the last call of ``pointsOfRoughCells()``.
    private var roughCells: [Int] = []

    init(columns: Int, rows: Int, roughness: Float) {
        self.columns = columns
        self.rows = rows
        self.roughness = roughness
        errors = [Float](repeating: 0, count: columns * rows)
        isRough = [Bool](repeating: false, count: columns * rows)
        isHandedOut = [Bool](repeating: false, count: (2 * columns + 1) * (2 * rows + 1))
    }

    private var pointColumns: Int { 2 * columns + 1 }

    private func middle(of cell: Int) -> Int {
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        return (2 * row + 1) * pointColumns + 2 * column + 1
    }

    /// The middles of some cells, to be evaluated.
    mutating func middles(of cells: CellMap) -> [Int] {
        let points = cells.indices.map { middle(of: $0) }
        for point in points { isHandedOut[point] = true }
        return points
    }

    /// The new points, to be evaluated, of cells found to be rough since the last call; each point is handed out once.
    mutating func pointsOfRoughCells() -> [Int] {
        var points: [Int] = []
        for cell in roughCells {
            let middle = middle(of: cell)
            for point in [middle - pointColumns, middle - 1, middle, middle + 1, middle + pointColumns]
            where !isHandedOut[point] {
                isHandedOut[point] = true
                points.append(point)
            }
        }
        roughCells.removeAll(keepingCapacity: true)
        points.sort()
        return points
    }

    /// Notes a new point's error in the cell whose middle it is, or in the one or two cells on whose edge it lies.
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

    private mutating func roughen(column: Int, row: Int, around radius: Int) {
        for y in max(0, row - radius)...min(rows - 1, row + radius) {
            for x in max(0, column - radius)...min(columns - 1, column + radius) where !isRough[y * columns + x] {
                isRough[y * columns + x] = true
                roughCells.append(y * columns + x)
            }
        }
    }

    /// The cells whose error is above `bound`, and the four neighbours of each cell whose error is above `another`.
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

/// A set of cells of a lattice.
struct CellMap {
    let columns: Int, rows: Int
    private var flags: [Bool]

    /// - Parameter flags: whether each cell belongs to the set, row by row.
    init(columns: Int, rows: Int, flags: [Bool]) {
        self.columns = columns
        self.rows = rows
        self.flags = flags
    }

    init(columns: Int, rows: Int, all: Bool) {
        self.init(columns: columns, rows: rows, flags: [Bool](repeating: all, count: columns * rows))
    }

    /// The numbers of the cells in the set, counted row by row, ascending.
    var indices: [Int] { flags.indices.filter { flags[$0] } }

    /// The cells of half the step within these, without the outermost ones.
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
