// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Testing

/// Each statement emits exactly its duration, and arrives on its last frame.
@Suite struct RuleOfTimeTests {
    @Test("random sequences keep it", arguments: [UInt64(1), 2, 3, 4, 5])
    func random(seed: UInt64) throws {
        for index in 0..<40 {
            let sequence = RandomSequence(seed: seed * 1000 + UInt64(index))
            let note = Comment(rawValue: "seed \(seed * 1000 + UInt64(index)):\n\(sequence.source)")
            let film = try timeline(sequence.source)
            var (frames, milliseconds, segment) = (0, 0, 0)
            for step in sequence.steps {
                frames += step.frames
                milliseconds += step.milliseconds
                // The nearest frame to frames + seconds * rate, halves up, in whole numbers.
                let (n, d) = (milliseconds * film.frameRate.numerator, 1000 * film.frameRate.denominator)
                let boundary = frames + (2 * n + d) / (2 * d)
                while segment < film.segments.count, film.segments[segment].frames.upperBound < boundary {
                    segment += 1
                }
                #expect(film.segments[segment].frames.upperBound == boundary, note)
                #expect(film.mixture(at: boundary - 1) == film.segments[segment].to.mixture, note)
                if let target = step.target {
                    #expect(film.mixture(at: boundary - 1) == MixtureCheck(target).mixture, note)
                }
            }
            #expect(film.segments.last?.frames.upperBound == film.frameCount, note)
            #expect(film.isLoop, note)
            checkFrames(of: film, note)
        }
    }

    /// Checks that no frame is repeated or skipped between segments, and that each frame is where the rule puts it.
    private func checkFrames(of film: Timeline, _ note: Comment) {
        var next = 0
        var last: (verb: Verb, mixture: Mixture)?
        for segment in film.segments {
            #expect(segment.frames.lowerBound == next, note)
            next = segment.frames.upperBound
            let isRight = segment.frames.allSatisfy { index in
                let (k, count) = (index - segment.frames.lowerBound + 1, segment.frames.count)
                let share = segment.easing.value(atFrame: k, of: count)
                let mixture = film.mixture(at: index)
                return mixture == segment.walk.from.mixed(with: segment.walk.to, share: share)
                    && abs(mixture.terms.reduce(0) { $0 + $1.coefficient } - 1) < 1e-12
            }
            #expect(isRight, note)
            last = (segment.verb, film.mixture(at: next - 1))
        }
        #expect(last?.mixture == film.start, note)
    }

    @Test(
        "an hour of odd durations does not drift",
        arguments: [FrameRate(30000, 1001), FrameRate(24000, 1001), FrameRate(30), FrameRate(1000, 7)])
    func hour(_ rate: FrameRate) throws {
        // 5000 passes of 0.72 s are 3600 s; the parts are not multiples of a frame.
        let film = try timeline(
            """
            fps \(rate)
            start sun
            repeat 5000
              to moon over 0.2501s
              hold 333.3ms
              close over 0.1366s
            end
            """)
        let exact = (2 * 3600 * rate.numerator + rate.denominator) / (2 * rate.denominator)
        #expect(film.frameCount == exact)
        for pass in 1...5000 {
            let (n, d) = (72 * pass * rate.numerator, 100 * rate.denominator)
            #expect(film.segments[3 * pass - 1].frames.upperBound == (2 * n + d) / (2 * d))
        }
        #expect(film.isLoop)
    }

    @Test("one-frame seconds at 30000/1001 never fall a frame behind")
    func broadcastHour() throws {
        let film = try timeline("fps 30000/1001\nstart sun\nrepeat 3600\nhold 1s\nend")
        #expect(film.frameCount == 107_892)
        #expect(Set(film.segments.map(\.frames.count)) == [29, 30])
    }

    @Test("frames and seconds mix: a frame is a frame, a second a second")
    func mixed() throws {
        let film = try timeline("fps 30000/1001\nstart sun\nrepeat 100\nhold 7f\nhold 0.5s\nend")
        #expect(film.segments.filter { $0.text == "hold 7f" }.allSatisfy { $0.frames.count == 7 })
        // 700 frames and 50 s: 700 + 1498.5014...
        #expect(film.frameCount == 2199)
    }

    @Test("legs of a through share its time, rounded together")
    func legs() throws {
        let film = try timeline("fps 25\nstart sun\nhold 0.03s\nhold 0.03s\nhold 1s\nthrough a b c d e f g over 1s")
        #expect(film.segments.map(\.frames.count).suffix(7).reduce(0, +) == 25)
        #expect(film.segments.suffix(7).allSatisfy { (3...4).contains($0.frames.count) })
    }

    @Test("repeat is the same film as the lines written out", arguments: [UInt64(7), 8, 9, 10])
    func repetition(seed: UInt64) throws {
        for index in 0..<10 {
            let sequence = RandomSequence(seed: seed * 100 + UInt64(index))
            let (head, body) = (sequence.lines.prefix(2), sequence.lines.dropFirst(2))
            let short = head + ["repeat 3", "repeat 2"] + body + ["end", "hold 1.01s", "end"]
            let twice = body + body + ["hold 1.01s"]
            let long = head + twice + twice + twice
            let (a, b) = try (
                timeline(short.joined(separator: "\n")), timeline(long.joined(separator: "\n"))
            )
            #expect(a.frameCount == b.frameCount)
            #expect(a.segments.map(\.frames) == b.segments.map(\.frames))
            for frame in stride(from: 0, to: a.frameCount, by: 31) {
                #expect(a.mixture(at: frame) == b.mixture(at: frame), "seed \(seed * 100 + UInt64(index))")
            }
        }
    }

    @Test("a film needs no hold, and its first frame has moved already")
    func noHold() throws {
        let film = try timeline("start sun\nto moon over 4f")
        #expect((0..<4).map { film.mixture(at: $0)["moon"] } == [0.25, 0.5, 0.75, 1])
        #expect(!film.isLoop)
    }
}
