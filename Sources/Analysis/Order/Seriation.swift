// SPDX-License-Identifier: MIT

/// Arranges things in a row such that neighbours are alike.
public enum Seriation {
    /// An order in which the distances between neighbours have a small sum.
    ///
    /// The row begins with the thing that is farthest from all others and goes on to the nearest one left. Then pieces
    /// of it are reversed as long as that shortens it (2-opt; Croes 1958). Of equal choices the first wins, and the end
    /// with the smaller index comes first, so the order depends on the distances alone.
    ///
    /// - Parameter distances: `[count][count]`, symmetric, finite, not negative.
    public static func order(distances: [Double], count: Int) -> [Int] {
        precondition(distances.count == count * count, "a distance for every pair")
        guard count > 2 else { return Array(0..<count) }
        var order = chain(distances: distances, count: count)
        shorten(&order, distances: distances, count: count)
        return order[0] < order[count - 1] ? order : order.reversed()
    }

    private static func chain(distances: [Double], count: Int) -> [Int] {
        let sums = (0..<count).map { row in distances[row * count..<(row + 1) * count].reduce(0, +) }
        var left = Array(0..<count)
        var row: [Int] = []
        var next = left.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }
        while true {
            row.append(left.remove(at: next))
            guard !left.isEmpty else { return row }
            let from = row[row.count - 1] * count
            next = left.indices.reduce(0) { distances[from + left[$1]] < distances[from + left[$0]] ? $1 : $0 }
        }
    }

    /// Smaller gains are rounding, and would let the search run in circles.
    private static let leastGain = 1e-12
    private static let mostRounds = 100

    private static func shorten(_ order: inout [Int], distances: [Double], count: Int) {
        for _ in 0..<mostRounds {
            var isShorter = false
            for first in 0..<count - 1 {
                for last in first + 1..<count where last - first < count - 1 {
                    // The distances that join the piece to its neighbours; the row's ends have none.
                    func joint(_ one: Int, _ other: Int) -> Double { distances[one * count + other] }
                    var gain = 0.0
                    if first > 0 {
                        gain += joint(order[first - 1], order[first]) - joint(order[first - 1], order[last])
                    }
                    if last < count - 1 {
                        gain += joint(order[last], order[last + 1]) - joint(order[first], order[last + 1])
                    }
                    if gain > leastGain {
                        order[first...last].reverse()
                        isShorter = true
                    }
                }
            }
            if !isShorter { return }
        }
    }
}
