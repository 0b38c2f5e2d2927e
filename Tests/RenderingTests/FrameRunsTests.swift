// SPDX-License-Identifier: MIT
import Choreography
import Rendering
import Synchronization
import Testing

@Suite struct FrameRunsTests {
    @Test("frames in a row with one mixture are one run")
    func merged() {
        let runs = Array(TinyFilm.runs)
        #expect(runs.map(\.frames) == [0..<3, 3..<4, 4..<5, 5..<9, 9..<10])
        for run in runs { #expect(run.mixture == TinyFilm.mixture(at: run.frames.lowerBound)) }
    }

    @Test("a part of a film begins and ends where it is cut", arguments: [0..<10, 1..<2, 2..<7, 6..<8, 9..<10, 4..<4])
    func part(frames: Range<Int>) {
        let runs = Array(FrameRuns(of: frames, mixture: { TinyFilm.mixture(at: $0) }))
        #expect(runs.flatMap { Array($0.frames) } == Array(frames))
        for run in runs {
            for frame in run.frames { #expect(run.mixture == TinyFilm.mixture(at: frame)) }
        }
        for (run, next) in zip(runs, runs.dropFirst()) { #expect(run.mixture != next.mixture) }
    }

    @Test("an iterator that has ended stays at its end")
    func ended() {
        var runs = FrameRuns(of: 3..<4, mixture: { _ in Mixture("sun") })
        #expect(runs.next() == FrameRun(frames: 3..<4, mixture: Mixture("sun")))
        #expect(runs.next() == nil)
        #expect(runs.next() == nil)
    }

    @Test("runs are found as they are asked for, however long the film")
    func lazy() {
        let asked = Asked()
        let runs = FrameRuns(of: 0..<Int.max) { frame in
            asked.count.add(1, ordering: .relaxed)
            return frame < 1_000 ? Mixture("sun") : Mixture(frame % 2 == 0 ? "moon" : "crow")
        }
        #expect(runs.prefix(3).map(\.frames) == [0..<1_000, 1_000..<1_001, 1_001..<1_002])
        #expect(asked.count.load(ordering: .relaxed) <= 1_005)
    }

    private final class Asked: Sendable {
        let count = Atomic(0)
    }
}
