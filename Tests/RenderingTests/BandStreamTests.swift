// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Foundation
import Networks
import Raster
import Rendering
import Synchronization
import Testing

@Suite struct BandStreamTests {
    struct SizeCase: Sendable, CustomTestStringConvertible {
        let width: Int
        let height: Int
        var size: PixelSize { PixelSize(width: width, height: height) }
        var testDescription: String { "\(size)" }

        /// Sizes from one pixel to rows longer than a band, with a few bands in each frame, the last one lower than the
        /// others.
        static let all = [(1, 1), (1, 37), (37, 1), (23, 17), (16_385, 2), (150, 110)].map(SizeCase.init)
    }

    /// The output of a stream, with its bands joined to pictures.
    private struct Film {
        var runs: [FrameRun] = []
        var pictures: [Picture] = []
        var bandCount = 0

        /// Also checks that each run's bands come together, from top to bottom, each once.
        init(_ stream: BandStream, size: PixelSize) {
            var samples: [UInt16] = []
            var row = 0
            while case .band(let run, let band)? = stream.next() {
                bandCount += 1
                if row == 0 { runs.append(run) }
                #expect(runs.last == run)
                #expect(band.firstRow == row)
                #expect(band.pixels.size.width == size.width)
                samples += band.pixels.samples
                row = band.rows.upperBound
                #expect(row <= size.height)
                guard row == size.height else { continue }
                pictures.append(Picture(size: size, channels: band.pixels.channels, samples: samples))
                samples = []
                row = 0
            }
            #expect(row == 0, "the last frame is complete")
            #expect(stream.next() == nil)
        }
    }

    @Test("all frames, whole and in order, for any number of threads", arguments: SizeCase.all)
    func order(row: SizeCase) {
        let runs = Array(TinyFilm.runs)
        let expected = runs.map { TinyFilm.picture($0.shot, size: row.size) }
        for threads in [1, 2, 3, 8] {
            let stream = BandStream(of: runs, weights: TinyFilm.named, size: row.size, threads: threads)
            let film = Film(stream, size: row.size)
            #expect(film.runs == runs)
            #expect(film.pictures == expected, "\(threads) threads")
        }
    }

    @Test("every tier draws the same film", arguments: KernelTier.available)
    func tiers(tier: KernelTier) {
        let size = PixelSize(width: 23, height: 17)
        let stream = BandStream(of: TinyFilm.runs, weights: TinyFilm.named, size: size, threads: 2, tier: tier)
        let film = Film(stream, size: size)
        #expect(film.pictures == film.runs.map { TinyFilm.picture($0.shot, size: size) })
    }

    @Test("a hold is drawn once, however long")
    func hold() {
        let size = PixelSize(width: 20, height: 10)
        let runs = FrameRuns(of: 0..<100_000, shot: { _ in Shot(Mixture("sun")) })
        let film = Film(BandStream(of: runs, weights: TinyFilm.named, size: size, threads: 3), size: size)
        #expect(film.runs == [FrameRun(frames: 0..<100_000, shot: Shot(Mixture("sun")))])
        #expect(film.bandCount == 1)
    }

    @Test("a film of nothing ends at once", arguments: [1, 4])
    func empty(threads: Int) {
        let stream = BandStream(
            of: [FrameRun](), weights: TinyFilm.named, size: PixelSize(width: 9, height: 9), threads: threads)
        #expect(stream.next() == nil)
    }

    // MARK: Recalled runs

    @Test(
        "runs that need no drawing come in their place, and are asked about once", arguments: [1, 2, 8], [1, 2, 5, 7])
    func recalled(threads: Int, pattern: Int) {
        // Two bands a frame.
        let size = PixelSize(width: 150, height: 110)
        let known = { (run: FrameRun) in pattern >> (run.frames.lowerBound % 3) & 1 == 1 }
        let asked = Mutex<[FrameRun]>([])
        let stream = BandStream(of: TinyFilm.runs, weights: TinyFilm.named, size: size, threads: threads) { run in
            asked.withLock { $0.append(run) }
            return known(run)
        }
        var runs: [FrameRun] = []
        while let item = stream.next() {
            switch item {
            case .recalled(let run):
                #expect(known(run))
                runs.append(run)
            case .band(let run, let band):
                #expect(!known(run))
                if band.firstRow == 0 { runs.append(run) }
            }
        }
        #expect(runs == Array(TinyFilm.runs))
        #expect(asked.withLock { $0 } == runs)
    }

    // MARK: Memory and threads

    @Test("threads draw no more than a few bands ahead")
    func bounded() throws {
        let size = PixelSize(width: 8, height: 8)
        let latest = Latest()
        let runs = FrameRuns(of: 0..<Int.max) { frame in
            latest.note(frame)
            return Shot(Mixture(frame % 2 == 0 ? "sun" : "moon"))
        }
        for recalls in [false, true] {
            let stream = BandStream(of: runs, weights: TinyFilm.named, size: size, threads: 2) { _ in recalls }
            for taken in 1...50 {
                _ = try #require(stream.next())
                // Three bands a thread and two more; the iterator looks two frames further.
                #expect(latest.frame <= taken + 3 * 2 + 2 + 2)
            }
            stream.cancel()
            latest.reset()
        }
    }

    @Test("after cancelling nothing more comes", arguments: [1, 3])
    func cancelled(threads: Int) throws {
        let size = PixelSize(width: 8, height: 8)
        let runs = FrameRuns(of: 0..<Int.max) { Shot(Mixture($0 % 2 == 0 ? "sun" : "moon")) }
        let stream = BandStream(of: runs, weights: TinyFilm.named, size: size, threads: threads)
        _ = try #require(stream.next())
        // Waits long enough for bands to be ready.
        Thread.sleep(forTimeInterval: 0.02)
        stream.cancel()
        #expect(stream.next() == nil)
        stream.cancel()
        #expect(stream.next() == nil)
    }

    @Test("a thread that takes bands ends when another thread cancels, at any time", arguments: 0..<20)
    func cancelledByAnother(round: Int) {
        let size = PixelSize(width: 150, height: 110)
        let runs = FrameRuns(of: 0..<Int.max) { Shot(Mixture($0 % 2 == 0 ? "sun" : "moon")) }
        let stream = BandStream(of: runs, weights: TinyFilm.named, size: size, threads: 1 + round % 3)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            while stream.next() != nil {}
            ended.signal()
        }
        Thread.sleep(forTimeInterval: Double(round) / 5_000)
        stream.cancel()
        #expect(ended.wait(timeout: .now() + 60) == .success, "the film has no end of its own")
    }

    @Test(
        "a stream that has ended, or was cancelled on the way, leaves no thread and no memory",
        arguments: [0, 1, 7, 1_000])
    func noLeak(taken: Int) throws {
        let size = PixelSize(width: 40, height: 30)
        weak var released: Token?
        weak var stream: BandStream?
        do {
            let token = Token()
            let film = BandStream(of: TinyFilm.runs, weights: TinyFilm.named, size: size, threads: 3) { _ in
                withExtendedLifetime(token) { false }
            }
            (released, stream) = (token, film)
            for _ in 0..<taken { if film.next() == nil { break } }
            film.cancel()
        }
        // Each thread keeps the stream, and the stream its arguments, until the thread ends.
        let deadline = ContinuousClock.now + .seconds(20)
        while stream != nil || released != nil {
            try #require(ContinuousClock.now < deadline, "a thread is still there")
            Thread.sleep(forTimeInterval: 0.001)
        }
    }

    private final class Token: Sendable {}

    /// The last frame whose shot was requested.
    private final class Latest: Sendable {
        private let value = Mutex(0)
        var frame: Int { value.withLock { $0 } }
        func note(_ frame: Int) { value.withLock { $0 = max($0, frame) } }
        func reset() { value.withLock { $0 = 0 } }
    }
}
