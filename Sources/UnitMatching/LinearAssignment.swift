// SPDX-License-Identifier: MIT

/// Pairs rows with columns at the least sum of costs.
package enum LinearAssignment {
    /// The column of each row, each column taken once, such that the sum of `costs[row][column]` is the least.
    ///
    /// Shortest augmenting paths with dual variables (Jonker and Volgenant 1987, "A shortest augmenting path algorithm
    /// for dense and sparse linear assignment problems"), without their heuristic start: exact, at most `count` cubed
    /// steps. Of equally good choices the first column wins, so the result depends on the costs alone.
    ///
    /// - Parameter costs: `[count][count]`, finite, row by row.
    package static func columns(costs: [Double], count: Int) -> [Int] {
        precondition(costs.count == count * count, "a cost for every pair")
        /// Row of each column, or -1; the same the other way round.
        var rowOfColumn = [Int](repeating: -1, count: count)
        var columnOfRow = [Int](repeating: -1, count: count)
        var rowPrices = [Double](repeating: 0, count: count)
        var columnPrices = [Double](repeating: 0, count: count)
        /// The state of the search from one row: each column's least path length, the row before it, whether it is
        /// final.
        var lengths = [Double](repeating: 0, count: count)
        var origins = [Int](repeating: 0, count: count)
        var isFinal = [Bool](repeating: false, count: count)

        costs.withUnsafeBufferPointer { costs in
            for start in 0..<count {
                for column in 0..<count { (lengths[column], isFinal[column]) = (.infinity, false) }
                var (row, reached, end) = (start, 0.0, -1)
                while end < 0 {
                    var nearest = -1
                    let base = reached - rowPrices[row]
                    for column in 0..<count where !isFinal[column] {
                        let length = base + costs[row * count + column] - columnPrices[column]
                        if length < lengths[column] { (lengths[column], origins[column]) = (length, row) }
                        if nearest < 0 || lengths[column] < lengths[nearest] { nearest = column }
                    }
                    reached = lengths[nearest]
                    isFinal[nearest] = true
                    if rowOfColumn[nearest] < 0 { end = nearest } else { row = rowOfColumn[nearest] }
                }
                rowPrices[start] += reached
                for column in 0..<count where isFinal[column] && column != end {
                    rowPrices[rowOfColumn[column]] += reached - lengths[column]
                    columnPrices[column] -= reached - lengths[column]
                }
                while true {
                    let row = origins[end]
                    rowOfColumn[end] = row
                    (columnOfRow[row], end) = (end, columnOfRow[row])
                    if row == start { break }
                }
            }
        }
        return columnOfRow
    }
}
