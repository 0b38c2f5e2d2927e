// SPDX-License-Identifier: MIT
import Learning
import Studio
import Testing

@Suite("learning") struct LearningTests {
    @Test("tells of each picture in order, and of nothing once it is over")
    func order() throws {
        let (bench, witness) = (try Workbench(), Witness())
        let outcome = try bench.learn(witness)
        #expect(witness.lines == Workbench.names.flatMap { steps($0, 1...12) } + ["over"])
        #expect(outcome.records.map(\.name) == Workbench.names)
        #expect(outcome.records.allSatisfy { $0.outcome == .learned && $0.steps == 12 })
        #expect(!outcome.isInterrupted && outcome.failures.isEmpty)

        let again = Witness()
        #expect(try bench.learn(again).records.allSatisfy { $0.outcome == .kept })
        #expect(again.lines == ["over"])
    }

    @Test("stopped in the middle, the same request goes on to the same bits")
    func goesOn() throws {
        let (whole, bench) = (try Workbench(), try Workbench())
        try whole.learn().check()

        let stopped = Witness(stoppingAt: "owl 5/12")
        let outcome = try bench.learn(stopped)
        #expect(stopped.lines == steps("moon", 1...12) + steps("owl", 1...5) + ["over"])
        #expect(outcome.isInterrupted)
        #expect(outcome.records.map(\.outcome) == [.learned, .interrupted])
        #expect(outcome.records.map(\.steps) == [12, 5])
        expectInterruption { try outcome.check() }

        let on = Witness()
        try bench.learn(on).check()
        #expect(
            on.lines == [#"resumed(name: "owl", step: 5, steps: 12)"#] + steps("owl", 6...12) + steps("sun", 1...12)
                + ["over"])
        #expect(try bench.contents(of: "weights") == whole.contents(of: "weights"))
    }

    @Test("stopped on several threads, it goes on to the same bits")
    func threads() throws {
        let (whole, bench) = (try Workbench(), try Workbench())
        try whole.learn().check()
        let stopped = Witness(stoppingAt: "owl 5/12")
        #expect(try bench.learn(stopped, threads: 3).isInterrupted)
        #expect(stopped.lines.filter { $0.hasPrefix("owl") }.starts(with: steps("owl", 1...5, ends: false)))
        #expect(stopped.lines.last == "over")
        try bench.learn(threads: 2).check()
        #expect(try bench.contents(of: "weights") == whole.contents(of: "weights"))
    }

    @Test("the base of a star is gone on with, too")
    func star() throws {
        let (whole, bench) = (try Workbench(), try Workbench())
        let base = #"learningBase(name: "star-base", pictures: 3)"#
        let witness = Witness()
        try whole.learn(witness, start: .star).check()
        #expect(
            witness.lines == [base] + steps("star-base", 1...4, of: 4)
                + Workbench.names.flatMap { steps($0, 1...12) } + ["over"])

        let stopped = Witness(stoppingAt: "star-base 2/4")
        let outcome = try bench.learn(stopped, start: .star)
        #expect(stopped.lines == [base] + steps("star-base", 1...2, of: 4) + ["over"])
        #expect(outcome.isInterrupted && outcome.records.isEmpty)

        let on = Witness()
        try bench.learn(on, start: .star).check()
        #expect(
            on.lines.starts(
                with: [base, #"resumed(name: "star-base", step: 2, steps: 4)"#] + steps("star-base", 3...4, of: 4)))
        #expect(try bench.contents(of: "weights") == whole.contents(of: "weights"))
    }

    @Test("a chain that is broken says what was left")
    func chain() throws {
        let (bench, witness) = (try Workbench(), Witness())
        try bench.write("no picture", as: "img/owl.png")
        let outcome = try bench.learn(witness, start: .chain)
        #expect(witness.lines == steps("moon", 1...12) + [#"chainBroken(left: ["sun"])"#, "over"])
        #expect(outcome.records.map(\.outcome) == [.learned, .failed])
        #expect(outcome.failures.map(\.kind) == [.badData] && !outcome.isInterrupted)
        let failure = #expect(throws: StudioFailure.self) { try outcome.check() }
        #expect(failure?.kind == .badData)
    }

    @Test("what diverges fails, and stops nobody")
    func diverges() throws {
        var recipe = Workbench.recipe
        (recipe.shape.activation, recipe.shape.output) = (.sine, .linear)
        recipe.settings.optimiser = .sgd
        recipe.settings.rate = 1e6
        let (bench, witness) = (try Workbench(), Witness())
        let outcome = try bench.learn(witness, recipe: recipe)
        #expect(outcome.failures.map(\.record.name) == Workbench.names)
        #expect(outcome.failures.allSatisfy { $0.kind == .badData })
        #expect(witness.lines.filter { $0.hasSuffix("ended") } == Workbench.names.map { "\($0) ended" })
        #expect(witness.lines.last == "over")
    }
}
