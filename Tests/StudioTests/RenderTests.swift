// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Raster
import Storage
import Studio
import Testing

@Suite("rendering") struct RenderTests {
    /// A hold of three equal frames, and a walk of five.
    private static let sequence = """
        fps 10
        size 16x12
        start moon
        hold 0.3s
        to sun over 0.5s

        """

    private func request(_ bench: Workbench) throws -> RenderRequest {
        RenderRequest(
            text: Self.sequence, to: [try bench.output("out/film.apng"), try bench.output("out/frames")],
            weights: bench.weights)
    }

    private func render(_ bench: Workbench, _ witness: Witness, _ request: RenderRequest? = nil) throws -> RenderRecord
    {
        try FilmSession(request ?? self.request(bench), context: bench.context(witness)).run()
    }

    private static let whole = Result {
        let (bench, witness) = (try Workbench(isTaught: true), Witness())
        let record = try RenderTests().render(bench, witness)
        return (
            lines: witness.lines, record: record, film: try bench.bytes("out/film.apng"),
            frames: try RenderTests().frames(bench, "out/frames")
        )
    }

    /// Without the folder's record of whose frames they are.
    private func frames(_ bench: Workbench, _ folder: String) throws -> [String: [UInt8]] {
        try bench.contents(of: folder).filter { !$0.key.hasPrefix(".") }
    }

    private func line(_ done: Int, drawn: Int) -> String { "frames \(done)/8, \(drawn) drawn" }

    @Test("tells of frames in order, and says what it made")
    func order() throws {
        let whole = try Self.whole.get()
        #expect(whole.lines == [0, 3, 4, 5, 6, 7, 8].map { line($0, drawn: $0) } + ["over"])
        #expect((whole.record.frames, whole.record.width, whole.record.height) == (8, 16, 12))
        #expect(whole.record.duration == 0.8 && whole.record.outputs.count == 2)
        #expect(whole.frames.count == 8)
    }

    @Test("stopped in the middle, the same request draws the rest and comes to the same bits", arguments: [3, 5])
    func goesOn(frames count: Int) throws {
        let (bench, whole) = (try Workbench(isTaught: true), try Self.whole.get())
        let stopped = Witness(stoppingAt: line(count, drawn: count))
        expectInterruption { _ = try render(bench, stopped) }
        #expect(stopped.lines == [0, 3, 4, 5].filter { $0 <= count }.map { line($0, drawn: $0) } + ["over"])
        #expect(try bench.names(in: "out") == [".film.apng.frames", "frames"])

        let on = Witness()
        _ = try render(bench, on)
        #expect(on.lines == [0, 3, 4, 5, 6, 7, 8].map { line($0, drawn: max(0, $0 - count)) } + ["over"])
        #expect(try bench.bytes("out/film.apng") == whole.film)
        #expect(try frames(bench, "out/frames") == whole.frames)
        #expect(try bench.names(in: "out") == ["film.apng", "frames"])
    }

    @Test("where no frames are kept, the same request begins again")
    func keepsNothing() throws {
        let (bench, whole) = (try Workbench(isTaught: true), try Self.whole.get())
        var request = try request(bench)
        request.keptBytes = nil
        expectInterruption { _ = try render(bench, Witness(stoppingAt: line(5, drawn: 5)), request) }
        let on = Witness()
        _ = try render(bench, on, request)
        #expect(on.lines == whole.lines)
        #expect(try bench.bytes("out/film.apng") == whole.film)
    }

    @Test("a file and its text make the same film, and a part of it the same frames")
    func sources() throws {
        let (bench, whole) = (try Workbench(isTaught: true), try Self.whole.get())
        try bench.write(Self.sequence, as: "film.seq")
        var request = RenderRequest(
            bench.path("film.seq"), to: [try bench.output("film.apng")], weights: bench.weights)
        _ = try render(bench, Witness(), request)
        #expect(try bench.bytes("film.apng") == whole.film)

        request.outputs = [try bench.output("frames")]
        request.frames = 5...6
        #expect(try render(bench, Witness(), request).frames == 2)
        let part = whole.frames.filter { $0.key.contains("5.") || $0.key.contains("6.") }
        #expect(part.count == 2)
        #expect(try frames(bench, "frames") == part)
    }

    @Test("a size that the format cannot have is told")
    func losses() throws {
        let (bench, witness) = (try Workbench(isTaught: true), Witness())
        var request = try request(bench)
        request.outputs = [try bench.output("film.mp4")]
        request.size = PixelSize(width: 17, height: 12)
        #expect(try render(bench, witness, request).width == 18)
        #expect(witness.lines.first == "17x12 made 18x12")
        #expect(witness.lines.last == "over")
    }

    @Test("mistakes are told before anything is drawn")
    func mistakes() throws {
        let (bench, witness) = (try Workbench(isTaught: true), Witness())
        let request = RenderRequest(
            text: "start moon\nto nobody over 1s\n", named: "bad.seq", to: [try bench.output("film.mp4")],
            weights: bench.weights)
        #expect(throws: SequenceMistakes.self) {
            try FilmSession(request, context: bench.context(witness))
        }
        #expect(witness.lines == ["bad.seq has 1 mistakes"])
    }

    /// A request that makes no sense.
    enum Nonsense: CaseIterable { case noOutput, twice, frames, framesFromZero }

    @Test("a request that makes no sense is refused", arguments: Nonsense.allCases)
    func nonsense(_ nonsense: Nonsense) throws {
        let bench = try Workbench(isTaught: true)
        var request = try request(bench)
        switch nonsense {
        case .noOutput: request.outputs = []
        case .twice: request.outputs.append(request.outputs[0])
        case .frames: request.frames = 4...9
        case .framesFromZero: request.frames = 0...3
        }
        let failure = #expect(throws: StudioFailure.self) { _ = try render(bench, Witness(), request) }
        #expect(failure?.kind == .usage)
    }
}
