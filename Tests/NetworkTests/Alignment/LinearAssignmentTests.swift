// SPDX-License-Identifier: MIT
import Basics
import Networks
import Testing
import UnitMatching

@Suite struct LinearAssignmentTests {
    @Test("no other assignment is cheaper", arguments: 1...7, [UInt64(1), 2, 3])
    func isCheapest(count: Int, seed: UInt64) {
        let source = RandomSource(seed: seed, stream: .samples)
        // Whole numbers, so that sums are exact and equal costs happen.
        let costs = (0..<count * count).map { Double(source.integer(below: 9, at: UInt64($0))) - 4 }
        let columns = LinearAssignment.columns(costs: costs, count: count)
        #expect(columns.sorted() == Array(0..<count))
        func cost(_ columns: [Int]) -> Double {
            columns.enumerated().reduce(0) { $0 + costs[$1.offset * count + $1.element] }
        }
        #expect(cost(columns) == Self.permutations(count).map(cost).min())
    }

    @Test("a large one with a known answer", arguments: [1, 63, 257])
    func isKnown(count: Int) {
        let source = RandomSource(seed: 5, stream: .samples)
        let known = (0..<count).sorted { source.bits(at: UInt64($0)) < source.bits(at: UInt64($1)) }
        // Row and column prices added to every cost change nothing of the choice.
        let prices = (0..<2 * count).map { 100 * source.normal(at: UInt64($0)) }
        let costs = (0..<count * count).map { pair in
            let (row, column) = (pair / count, pair % count)
            let extra = known[row] == column ? 0 : 0.01 + source.uniform(at: UInt64(pair))
            return prices[row] + prices[count + column] + extra
        }
        #expect(LinearAssignment.columns(costs: costs, count: count) == known)
    }

    @Test("of equal costs the first column wins")
    func ties() {
        #expect(LinearAssignment.columns(costs: [Double](repeating: 2, count: 25), count: 5) == [0, 1, 2, 3, 4])
    }

    private static func permutations(_ count: Int) -> [[Int]] {
        guard count > 0 else { return [[]] }
        return permutations(count - 1).flatMap { shorter in
            (0...shorter.count).map { shorter[..<$0] + [count - 1] + shorter[$0...] }
        }
    }
}
