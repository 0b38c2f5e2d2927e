// SPDX-License-Identifier: MIT
import Studio
import Testing

@Suite("rehearsing") struct RehearsalTests {
    private func rehearse(_ bench: Workbench, _ witness: Witness) throws -> [RehearsalRecord] {
        var manner = RehearsalManner()
        manner.steps = 12
        let request = RehearsalRequest(pictures: try bench.pictures, manner: manner, folder: bench.weights)
        return try RehearsalSession(request, context: bench.context(witness)).run()
    }

    private static let whole = Result {
        let (bench, witness) = (try Workbench(isTaught: true), Witness())
        let records = try RehearsalTests().rehearse(bench, witness)
        return (lines: witness.lines, outcomes: records.map(\.outcome), weights: try bench.contents(of: "weights"))
    }

    @Test("tells of each step, and nothing where all have rehearsed")
    func order() throws {
        let whole = try Self.whole.get()
        #expect(whole.lines == steps("rehearsal", 1...12) + ["over"])
        #expect(whole.outcomes == [.rehearsed, .rehearsed, .rehearsed])

        let (bench, witness) = (try Workbench(isTaught: true), Witness())
        _ = try rehearse(bench, Witness())
        #expect(try rehearse(bench, witness).map(\.outcome) == [.kept, .kept, .kept])
        #expect(witness.lines == ["over"])
    }

    @Test("stopped at a step, it leaves the weights alone, and the same request goes on to the same bits")
    func goesOn() throws {
        let bench = try Workbench(isTaught: true)
        let before = try bench.contents(of: "weights")
        let stopped = Witness(stoppingAt: "rehearsal 5/12")
        expectInterruption { _ = try rehearse(bench, stopped) }
        #expect(stopped.lines == steps("rehearsal", 1...5) + ["over"])
        #expect(try bench.contents(of: "weights").filter { !$0.key.hasPrefix(".") } == before)

        let on = Witness()
        _ = try rehearse(bench, on)
        #expect(on.lines == ["resumed(step: 5, steps: 12)"] + steps("rehearsal", 6...12) + ["over"])
        #expect(try bench.contents(of: "weights") == Self.whole.get().weights)
    }

    @Test("stopped after the last step, the weights come with the next request")
    func lastStep() throws {
        let bench = try Workbench(isTaught: true)
        let stopped = Witness(stoppingAt: "rehearsal 12/12")
        expectInterruption { _ = try rehearse(bench, stopped) }
        #expect(stopped.lines == steps("rehearsal", 1...12) + ["over"])
        let on = Witness()
        _ = try rehearse(bench, on)
        #expect(on.lines == ["resumed(step: 12, steps: 12)", "rehearsal ended", "over"])
        #expect(try bench.contents(of: "weights") == Self.whole.get().weights)
    }
}
