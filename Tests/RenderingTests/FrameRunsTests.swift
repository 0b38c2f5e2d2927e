// SPDX-License-Identifier: MIT
import Choreography
import Rendering
import Synchronization
import Testing

@Suite struct FrameRunsTests {
    @Test("frames in a row with one shot are one run")
    func merged() {
        let runs = Array(TinyFilm.runs)
        #expect(runs.map(\.frames) == [0..<3, 3..<4, 4..<5, 5..<9, 9..<10])
        for run in runs { #expect(run.shot == TinyFilm.shot(at: run.frames.lowerBound)) }
    }

    @Test("a part of a film begins and ends where it is cut", arguments: [0..<10, 1..<2, 2..<7, 6..<8, 9..<10, 4..<4])
    func part(frames: Range<Int>) {
        let runs = Array(FrameRuns(of: frames, shot: { TinyFilm.shot(at: $0) }))
        #expect(runs.flatMap { Array($0.frames) } == Array(frames))
        for run in runs {
            for frame in run.frames { #expect(run.shot == TinyFilm.shot(at: frame)) }
        }
        for (run, next) in zip(runs, runs.dropFirst()) { #expect(run.shot != next.shot) }
    }

    @Test("an iterator that has ended stays at its end")
    func ended() {
        var runs = FrameRuns(of: 3..<4, shot: { _ in Shot(Mixture("sun")) })
        #expect(runs.next() == FrameRun(frames: 3..<4, shot: Shot(Mixture("sun"))))
        #expect(runs.next() == nil)
        #expect(runs.next() == nil)
    }

    @Test("runs are found one by one, however long the film")
    func lazy() {
        let asked = Asked()
        let runs = FrameRuns(of: 0..<Int.max) { frame in
            asked.count.add(1, ordering: .relaxed)
            return Shot(Mixture(frame < 1_000 ? "sun" : frame % 2 == 0 ? "moon" : "crow"))
        }
        #expect(runs.prefix(3).map(\.frames) == [0..<1_000, 1_000..<1_001, 1_001..<1_002])
        #expect(asked.count.load(ordering: .relaxed) <= 1_005)
    }

    private final class Asked: Sendable {
        let count = Atomic(0)
    }
}
