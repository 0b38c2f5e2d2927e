// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Networks
import Raster
import Studio
import Testing
import WeightFiles

@Suite("races") struct RaceTests {
    private func run(rate: Double) -> RaceSession.Run {
        var recipe = Workbench.recipe
        recipe.settings.rate = rate
        return RaceSession.Run(label: "rate \(rate)", fileName: "rate-\(rate)", recipe: recipe)
    }

    private var runs: [RaceSession.Run] { [run(rate: 0.01), run(rate: 0.1)] }

    private func race(_ bench: Workbench, _ witness: Witness) throws -> [LearningCurve] {
        let session = try RaceSession(
            of: bench.picture("sun"), runs: runs, in: bench.path("race"), ancestors: bench.weights,
            keepsSnapshots: true, context: bench.context(witness))
        defer { session.leave() }
        return try session.curves()
    }

    /// The log tells the time, and the manifest is compared by what is kept.
    private func weights(_ bench: Workbench) throws -> [[String: [UInt8]]] {
        try ["race", "race/snapshots"].map { folder in
            try bench.contents(of: folder).filter { $0.key.hasSuffix(".safetensors") }
        }
    }

    @Test("stopped in the second run, the same request keeps the first and goes on to the same bits")
    func goesOn() throws {
        let (whole, bench) = (try Workbench(), try Workbench())
        let witness = Witness()
        #expect(try race(whole, witness).map(\.name) == ["rate 0.01", "rate 0.1"])
        #expect(
            witness.lines == steps("rate-0.01", 1...12) + ["rate 0.01 learned"] + steps("rate-0.1", 1...12)
                + ["rate 0.1 learned", "over"])

        let stopped = Witness(stoppingAt: "rate-0.1 5/12")
        expectInterruption { _ = try race(bench, stopped) }
        #expect(
            stopped.lines == steps("rate-0.01", 1...12) + ["rate 0.01 learned"] + steps("rate-0.1", 1...5) + ["over"])

        let on = Witness()
        #expect(try race(bench, on).count == 2)
        #expect(
            on.lines == ["rate 0.01 kept", #"resumed(name: "rate-0.1", step: 5, steps: 12)"#]
                + steps("rate-0.1", 6...12) + ["rate 0.1 learned", "over"])
        #expect(try weights(bench) == weights(whole))
    }

    @Test("its film is stopped between frames, and made again to the same bits")
    func film() throws {
        let bench = try Workbench()
        let curves = try race(bench, Witness())
        func film(_ name: String, _ witness: Witness) throws -> Bool {
            let context = bench.context(witness)
            let snapshots = try runs.map {
                try SnapshotRun(of: $0.fileName, in: WeightsFolder(bench.path("race")), pictures: [], context: context)
            }
            var look = RaceFilm.Look()
            look.frames = 6
            look.size = PixelSize(width: 96, height: 64)
            let film = try RaceFilm(
                of: snapshots, curves: curves, abscissa: .steps, look: look, to: [bench.output(name)],
                context: context)
            return try isFinished { try film.make() }
        }
        #expect(try film("whole.apng", Witness()))
        let stopped = Witness(stoppingAt: "frames 3/6, 3 drawn")
        #expect(try !film("film.apng", stopped))
        #expect(stopped.lines == (0...3).map { "frames \($0)/6, \($0) drawn" } + ["over"])
        #expect(try film("film.apng", Witness()))
        #expect(try bench.bytes("film.apng") == bench.bytes("whole.apng"))
    }
}
