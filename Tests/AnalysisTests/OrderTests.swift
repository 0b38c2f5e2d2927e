// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Networks
import Testing

@Suite struct OrderTests {
    private static func shuffled(_ count: Int, seed: UInt64) -> [Int] {
        let random = RandomSource(seed: seed, stream: .samples)
        return (0..<count).sorted { random.bits(at: UInt64($0)) < random.bits(at: UInt64($1)) }
    }

    private static func distances<Place>(
        _ places: [Place], _ distance: (Place, Place) -> Double
    ) -> [Double] {
        places.flatMap { one in places.map { distance(one, $0) } }
    }

    @Test("a shuffled row is put in order again", arguments: [1, 2, 3, 7, 64], [UInt64(1), 2, 3])
    func row(count: Int, seed: UInt64) {
        let places = Self.shuffled(count, seed: seed)
        let order = Seriation.order(
            distances: Self.distances(places) { abs(Double($0 * $0 - $1 * $1)) }, count: count)
        let found = order.map { places[$0] }
        #expect(found == Array(0..<count) || found == (0..<count).reversed(), "\(found)")
        #expect(order.sorted() == Array(0..<count))
        #expect(count < 2 || order[0] < order[count - 1])
    }

    /// The sum of the distances between neighbours on a grid.
    private static func length(_ order: [Int], columns: Int, distances: [Double]) -> Double {
        let count = order.count
        var sum = 0.0
        for place in 0..<count {
            if (place + 1) % columns > 0 && place + 1 < count {
                sum += distances[order[place] * count + order[place + 1]]
            }
            if place + columns < count { sum += distances[order[place] * count + order[place + columns]] }
        }
        return sum
    }

    @Test("a shuffled surface is laid out such that neighbours are alike, and cannot be improved by an exchange")
    func surface() {
        let (columns, rows) = (6, 4)
        let places = Self.shuffled(columns * rows, seed: 5).map { (x: Double($0 % columns), y: Double($0 / columns)) }
        let distances = Self.distances(places) { one, other in
            ((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)).squareRoot()
        }
        let order = GridArrangement.order(distances: distances, count: places.count, columns: columns)
        #expect(order.sorted() == Array(places.indices))
        let found = Self.length(order, columns: columns, distances: distances)
        let shuffled = Self.length(Array(places.indices), columns: columns, distances: distances)
        // In place every neighbour is 1 away.
        let best = Double(columns * (rows - 1) + rows * (columns - 1))
        #expect(found < 1.1 * best && shuffled > 2 * best, "\(found), \(shuffled), \(best)")
        for one in order.indices {
            for other in one + 1..<order.count {
                var changed = order
                changed.swapAt(one, other)
                #expect(Self.length(changed, columns: columns, distances: distances) > found - 1e-9)
            }
        }
    }

    @Test("grids of every form hold everything once", arguments: [1, 2, 5, 12, 13], [1, 2, 5, 20])
    func forms(count: Int, columns: Int) {
        let places = Self.shuffled(count, seed: 9)
        let distances = Self.distances(places) { Double(abs($0 - $1)) }
        let order = GridArrangement.order(distances: distances, count: count, columns: columns)
        #expect(order.sorted() == Array(0..<count))
    }
}
