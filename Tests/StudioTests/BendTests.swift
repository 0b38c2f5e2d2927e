// SPDX-License-Identifier: MIT
import Learning
import Studio
import Testing

@Suite("bending") struct BendTests {
    private func bend(_ bench: Workbench, _ witness: Witness) throws -> [BendRecord] {
        let walks = try [("moon", "owl"), ("moon", "sun"), ("owl", "sun")].map {
            try BentWalk(between: $0.0, $0.1, in: bench.weights)
        }
        var records: [BendRecord] = []
        let request = BendRequest(walks: walks, settings: BendingSettings(steps: 6))
        try BendSession(request: request, context: bench.context(witness)).run { records.append($0) }
        return records
    }

    private static let names = ["moon~owl", "moon~sun", "owl~sun"]

    private func lines(_ number: Int) -> [String] {
        let name = Self.names[number - 1]
        return ["bend \(number)/3 \(name)"] + steps(name, 1...6, of: 6)
    }

    @Test("stopped in the second bend, the same request keeps the first, goes on and comes to the same bits")
    func goesOn() throws {
        let (whole, bench) = (try Workbench(isTaught: true), try Workbench(isTaught: true))
        let witness = Witness()
        #expect(try bend(whole, witness).map(\.outcome) == [.bent, .bent, .bent])
        #expect(witness.lines == (1...3).flatMap(lines) + ["over"])

        let stopped = Witness(stoppingAt: "moon~sun 3/6")
        expectInterruption { _ = try bend(bench, stopped) }
        #expect(stopped.lines == lines(1) + ["bend 2/3 moon~sun"] + steps("moon~sun", 1...3, of: 6) + ["over"])
        let left = try bench.names(in: "weights/bends").filter { !$0.hasPrefix(".") }
        #expect(left == ["moon~owl.safetensors", "moon~sun.state.safetensors"])

        let on = Witness()
        #expect(try bend(bench, on).map(\.outcome) == [.kept, .bent, .bent])
        #expect(
            on.lines == ["bend 2/3 moon~sun", #"resumed(name: "moon~sun", step: 3, steps: 6)"#]
                + steps("moon~sun", 4...6, of: 6) + lines(3) + ["over"])
        #expect(try bench.contents(of: "weights/bends") == whole.contents(of: "weights/bends"))
    }
}
