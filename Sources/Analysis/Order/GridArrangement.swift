// SPDX-License-Identifier: MIT
import Basics
import Networks

/// Arranges things on a grid, row by row, such that those beside and below each other are alike.
public struct GridArrangement {
    /// The thing at each place.
    private var grid: [Int]
    private let distances: [Double]
    private let neighbours: [[Int]]

    private static let thresholds = 64
    private static let triesPerThing = 64
    /// Smaller gains are rounding, and would let the search run in circles.
    private static let leastGain = 1e-12
    private static let mostRounds = 50

    /// The thing at each place of the grid, from left to right and then down.
    ///
    /// A ``Seriation`` is laid out to and fro. Then random pairs, from a fixed source, change places unless that
    /// increases the sum of the distances between neighbours by more than a threshold, which falls to 0 (threshold
    /// accepting; Dueck and Scheuer 1990). At last pairs change places until no exchange makes the sum smaller. The
    /// result depends on the distances alone.
    ///
    /// - Parameters:
    ///   - distances: `[count][count]`, symmetric, finite, not negative.
    ///   - columns: places in a row; the last row may have fewer.
    public static func order(distances: [Double], count: Int, columns: Int) -> [Int] {
        precondition(columns >= 1, "a grid has columns")
        var arrangement = Self(distances: distances, count: count, columns: columns)
        if count > 2 {
            arrangement.loosen()
            arrangement.settle()
        }
        return arrangement.grid
    }

    private init(distances: [Double], count: Int, columns: Int) {
        self.distances = distances
        grid = Seriation.order(distances: distances, count: count)
        for start in stride(from: columns, to: count, by: 2 * columns) {
            grid[start..<min(start + columns, count)].reverse()
        }
        neighbours = (0..<count).map { place in
            [
                place % columns > 0 ? place - 1 : -1, (place + 1) % columns > 0 ? place + 1 : -1, place - columns,
                place + columns,
            ].filter { (0..<count).contains($0) }
        }
    }

    private mutating func loosen() {
        let count = grid.count
        let random = RandomSource(seed: 0, stream: .exchanges)
        // The increase that is allowed at first: about that of an average exchange.
        let widest = 4 * distances.reduce(0, +) / Double(distances.count)
        var index: UInt64 = 0
        for threshold in 0..<Self.thresholds {
            let allowed = widest * (1 - Double(threshold + 1) / Double(Self.thresholds)) / 2
            for _ in 0..<Self.triesPerThing * count {
                let one = random.integer(below: count, at: index)
                let other = random.integer(below: count, at: index + 1)
                index += 2
                if one != other && gain(one, other) > -allowed { grid.swapAt(one, other) }
            }
        }
    }

    private mutating func settle() {
        for _ in 0..<Self.mostRounds {
            var isBetter = false
            for one in grid.indices {
                for other in one + 1..<grid.count where gain(one, other) > Self.leastGain {
                    grid.swapAt(one, other)
                    isBetter = true
                }
            }
            if !isBetter { return }
        }
    }

    /// The decrease of the sum when the things at two places change places.
    private func gain(_ one: Int, _ other: Int) -> Double { gain(at: one, from: other) + gain(at: other, from: one) }

    /// The decrease of the distances to the neighbours of `place` when the thing at `from` comes there.
    private func gain(at place: Int, from: Int) -> Double {
        let (present, next) = (grid[place] * grid.count, grid[from] * grid.count)
        var sum = 0.0
        // Neighbours that change places with each other stay as far apart as they are.
        for neighbour in neighbours[place] where neighbour != from {
            sum += distances[present + grid[neighbour]] - distances[next + grid[neighbour]]
        }
        return sum
    }
}
