// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Plotting
import Raster
import Studio
import Testing

@Suite("walks, maps and murals") struct FigureTests {
    // MARK: Walks

    /// The records of all walks as JSON, as far as it comes.
    private func walks(_ bench: Workbench, _ witness: Witness) throws -> (told: [String], isWhole: Bool) {
        let session = WalkSession(
            folder: bench.weights, pictures: try bench.pictures, context: bench.context(witness))
        var told: [String] = []
        do {
            _ = try session.measureAll { told.append(try JSONLine.text($0)) }
            return (told, true)
        } catch let failure as StudioFailure where failure.kind == .interrupted {
            return (told, false)
        }
    }

    @Test("walks are told one by one, stopped between two, and measured again to the same figures")
    func walks() throws {
        let (bench, witness) = (try Workbench(isTaught: true), Witness())
        let whole = try walks(bench, witness)
        let lines = ["walk 1/3 moon owl", "walk 2/3 moon sun", "walk 3/3 owl sun"]
        #expect(witness.lines == lines + ["over"])
        #expect(whole.isWhole && whole.told.count == 3)

        let stopped = Witness(stoppingAt: lines[1])
        let part = try walks(bench, stopped)
        #expect(stopped.lines == lines[...1] + ["over"])
        #expect(!part.isWhole && part.told == Array(whole.told[...1]))
        #expect(try walks(bench, Witness()).told == whole.told)
    }

    // MARK: Maps

    @Test(
        "a map is told network by network, stopped in the middle, and drawn again the same",
        arguments: MapMatter.allCases)
    func map(of matter: MapMatter) throws {
        let bench = try Workbench(isTaught: true)
        func map(_ witness: Witness) throws -> Picture {
            let context = bench.context(witness)
            let points = try MapSources(folder: bench.weights, context: context)
                .points(of: [bench.weights.path.string])
            return try WeightMap(points, of: matter, context: context)
                .figure(size: PixelSize(width: 240, height: 240), theme: .light).drawn()
        }
        let (witness, count) = (Witness(), matter == .weights ? 3 : 6)
        let whole = try map(witness)
        #expect(witness.lines == (1...count).map { "part \($0)/\(count)" } + ["over"])

        let stopped = Witness(stoppingAt: "part 2/\(count)")
        expectInterruption { _ = try map(stopped) }
        #expect(stopped.lines == (1...2).map { "part \($0)/\(count)" } + ["over"])
        #expect(try map(Witness()) == whole)
    }

    // MARK: Murals

    private func plan(_ subject: MuralSubject, _ context: StudioContext) throws -> MuralPlan {
        var look = MuralLook()
        look.cell = .shortSide(8)
        look.order = .importance
        return try MuralPlan(subject, look: look, like: nil, context: context)
    }

    @Test("a mural is told part by part, stopped in the middle, and drawn again the same")
    func mural() throws {
        let bench = try Workbench(isTaught: true)
        func mural(_ witness: Witness) throws -> Picture {
            let subject = MuralSubject(try ChosenNetwork("sun", in: bench.weights))
            return try plan(subject, bench.context(witness)).mural(at: 0).drawn()
        }
        let witness = Witness()
        let whole = try mural(witness)
        // Two layers are put in order, and the largest answers looked for.
        #expect(witness.lines == (1...3).map { "part \($0)/3" } + ["over"])

        let stopped = Witness(stoppingAt: "part 2/3")
        expectInterruption { _ = try mural(stopped) }
        #expect(stopped.lines == ["part 1/3", "part 2/3", "over"])
        #expect(try mural(Witness()) == whole)
    }

    @Test("a mural of snapshots is a film, stopped between frames, and made again to the same bits")
    func muralFilm() throws {
        let bench = try Workbench()
        try bench.learn(snapshots: .count(4)).check()
        func film(_ name: String, _ witness: Witness) throws -> Bool {
            let context = bench.context(witness)
            let subject = try MuralSubject(snapshotsOf: "sun", in: bench.weights)
            let plan = try plan(subject, bench.context(Witness()))
            let film = try PictureFilm(
                [bench.output(name)], size: plan.mural(at: 0).size, frameRate: FrameRate(4),
                frameCount: subject.frameCount)
            return try isFinished {
                try film.make(context, isHeld: subject.isHeld) { try plan.mural(at: $0).drawn() }
            }
        }
        #expect(try film("whole.apng", Witness()))
        let stopped = Witness(stoppingAt: "frames 2/4, 2 drawn")
        #expect(try !film("film.apng", stopped))
        #expect(stopped.lines == (0...2).map { "frames \($0)/4, \($0) drawn" } + ["over"])
        #expect(try film("film.apng", Witness()))
        #expect(try bench.bytes("film.apng") == bench.bytes("whole.apng"))
    }

    // MARK: Learning films

    @Test("a film of the learning is stopped between frames, and made again to the same bits")
    func learningFilm() throws {
        let bench = try Workbench()
        try bench.learn(snapshots: .count(5)).check()
        func film(_ name: String, _ witness: Witness) throws -> LearningFilmRecord {
            var look = LearningFilm.Look()
            look.frames = 6
            look.heldFrames = 1
            look.clock = .steps
            look.show = .both
            look.size = PixelSize(width: 64, height: 32)
            return try LearningFilm(
                of: ["moon", "sun"], in: bench.weights, pictures: bench.pictures, to: [bench.output(name)],
                look: look, context: bench.context(witness)
            ).make()
        }
        let lines = (0...6).map { "frames \($0)/6, \($0) drawn" }
        let witness = Witness()
        #expect(try film("whole.apng", witness).curves.map(\.name) == ["moon", "sun"])
        #expect(witness.lines == lines + ["over"])

        let stopped = Witness(stoppingAt: lines[3])
        expectInterruption { _ = try film("film.apng", stopped) }
        #expect(stopped.lines == lines[...3] + ["over"])
        #expect(try !bench.path("film.apng").exists())
        _ = try film("film.apng", Witness())
        #expect(try bench.bytes("film.apng") == bench.bytes("whole.apng"))
    }
}
