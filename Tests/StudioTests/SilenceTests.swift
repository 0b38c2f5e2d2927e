// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Learning
import Raster
import Studio
import Testing

@Suite("the studio") struct SilenceTests {
    /// Only a whole process can tell: the libraries that encode films print what they like.
    @Test("prints nothing, whatever it does")
    func printsNothing() async throws {
        let ended = try #require(
            await #expect(
                processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
            ) {
                try SilenceTests.doEverything()
            })
        #expect(String(decoding: ended.standardOutputContent, as: UTF8.self) == "")
        #expect(String(decoding: ended.standardErrorContent, as: UTF8.self) == "")
    }

    private static func doEverything() throws {
        let bench = try Workbench()
        let context = bench.context(Witness(), threads: 2)
        try bench.learn(start: .star, threads: 2, snapshots: .logarithmic).check()
        // A request that fails is silent, too.
        try bench.write("no picture", as: "img/brush.png")
        _ = try bench.learn(start: .chain)

        var manner = RehearsalManner()
        manner.steps = 4
        let rehearsal = RehearsalRequest(
            names: Workbench.names, pictures: try bench.pictures, manner: manner, folder: bench.weights)
        _ = try RehearsalSession(rehearsal, context: context).run()
        let walk = try BentWalk(between: "moon", "sun", in: bench.weights)
        try BendSession(request: BendRequest(walks: [walk], settings: BendingSettings(steps: 4)), context: context)
            .run()

        let outputs = try ["film.mp4", "film.webm", "film.gif", "film.webp", "film.mov", "frames"].map(bench.output)
        let sequence = "size 32x24\nfps 8\nstart moon\nto sun over 0.5s path bent\nto owl over 0.5s pace even\n"
        _ = try FilmSession(RenderRequest(text: sequence, to: outputs, weights: bench.weights), context: context).run()
        _ = try LearningFilm(
            of: ["sun"], in: bench.weights, pictures: [], to: [bench.output("learning.mkv")], context: context
        ).make()

        _ = try WalkSession(folder: bench.weights, pictures: bench.pictures, context: context).measureAll()
        let points = try MapSources(folder: bench.weights, context: context).points(of: Workbench.names)
        let map = try WeightMap(points, of: .aligned, context: context)
        try FigureFile(bench.path("map.png").string).write(
            map.figure(size: PixelSize(width: 240, height: 240), theme: .light))
        let mural = try MuralPlan(
            MuralSubject(ChosenNetwork("sun", in: bench.weights)), look: MuralLook(), like: nil, context: context)
        try FigureFile(bench.path("mural.svg").string).write(mural.mural(at: 0))
    }
}
