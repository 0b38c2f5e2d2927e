// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Studio
import Testing

@Suite("generations") struct GenerationsTests {
    /// Three generations of the sun.
    private func request(_ bench: Workbench) throws -> GenerationsRequest {
        let subject = try GenerationsSubject(
            bench.path("img/sun.png").string, folder: bench.weights, context: bench.context(Witness()))
        return try GenerationsRequest(
            subject: subject, recipe: Workbench.recipe, count: 3, every: 1,
            folder: GenerationsFolder(path: bench.path("line"), name: "sun"))
    }

    /// - Returns: whether all were learned.
    private func learn(_ bench: Workbench, _ witness: Witness) throws -> Bool {
        let session = try GenerationsSession(request(bench), context: bench.context(witness))
        defer { session.leave() }
        return try isFinished { try session.run() }
    }

    private func contents(_ bench: Workbench) throws -> [[String: [UInt8]]] {
        try ["line", "line/weights", "line/pictures"].map { try bench.contents(of: $0) }
    }

    @Test("stopped in the second one, the same request goes on to the same bits")
    func goesOn() throws {
        let (whole, bench) = (try Workbench(), try Workbench())
        let witness = Witness()
        #expect(try learn(whole, witness))
        #expect(
            witness.lines == ["sun-0001", "sun-0002", "sun-0003"].flatMap { steps($0, 1...12) } + ["over"])

        let stopped = Witness(stoppingAt: "sun-0002 5/12")
        #expect(try !learn(bench, stopped))
        #expect(stopped.lines == steps("sun-0001", 1...12) + steps("sun-0002", 1...5) + ["over"])

        let on = Witness()
        #expect(try learn(bench, on))
        #expect(
            on.lines == ["resumed(generations: 1)", #"resumed(name: "sun-0002", step: 5, steps: 12)"#]
                + steps("sun-0002", 6...12) + steps("sun-0003", 1...12) + ["over"])
        #expect(try contents(bench) == contents(whole))

        let again = Witness()
        #expect(try learn(bench, again))
        #expect(again.lines == ["over"])
    }

    @Test("their film is stopped between frames, and made again to the same bits")
    func film() throws {
        let bench = try Workbench()
        #expect(try learn(bench, Witness()))
        func film(_ name: String, _ witness: Witness) throws -> Bool {
            let (request, context) = (try request(bench), bench.context(witness))
            let session = try GenerationsSession(request, context: context)
            defer { session.leave() }
            let film = GenerationsFilm(
                session: session, request: request, outputs: [try bench.output(name)], size: request.subject.ownSize,
                frameRate: FrameRate(8))
            return try isFinished { try film.make(context) }
        }
        let witness = Witness()
        #expect(try film("whole.apng", witness))
        #expect(witness.lines == (0...4).map { "frames \($0)/4, \($0) drawn" } + ["over"])
        let stopped = Witness(stoppingAt: "frames 2/4, 2 drawn")
        #expect(try !film("film.apng", stopped))
        #expect(stopped.lines == (0...2).map { "frames \($0)/4, \($0) drawn" } + ["over"])
        #expect(try !bench.path("film.apng").exists())
        #expect(try film("film.apng", Witness()))
        #expect(try bench.bytes("film.apng") == bench.bytes("whole.apng"))
    }
}
