// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Raster
import Testing
import TestSupport

@Suite struct GIFTests {
    /// The delay of each frame in hundredths of a second, as reported by gifsicle.
    static func delays(_ path: String) throws -> [Int] {
        try Tool.text("gifsicle", ["--info", path]).matches(of: /\+ image #\d+[^+]*/).map { image in
            guard let delay = image.output.firstMatch(of: /delay (\d+\.\d+)s/) else { return 0 }
            return Int(((Double(delay.1) ?? 0) * 100).rounded())
        }
    }

    @Test("delays never drift", arguments: AnimationCase.slow)
    func keepsTime(animation: AnimationCase) throws {
        let folder = try TemporaryFolder()
        try animation.film.encode(to: folder.location(of: "a.gif"))
        let delays = try Self.delays(folder.location(of: "a.gif"))
        // Delays above 655.35 s continue in a frame that changes nothing.
        let starts = delays.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        for moment in animation.moments {
            #expect(starts.contains { abs(Double($0) - moment * 100) <= 0.5 + 1e-9 }, "\(moment) s: \(starts)")
        }
        #expect(animation.rate == FrameRate(1, 400) || delays.count == animation.repeats.count)
        #expect(delays.allSatisfy { $0 >= 2 })
    }

    @Test("above 50 frames a second, the frames that are shown start on time", arguments: AnimationCase.fast)
    func leavesFramesOut(animation: AnimationCase) throws {
        let folder = try TemporaryFolder()
        let path = folder.location(of: "a.gif")
        try animation.film.encode(to: path)
        let delays = try Self.delays(path)
        #expect(delays.allSatisfy { $0 >= 2 })
        let starts = delays.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        // A held frame may start late, at one of its repetitions, so each start must be that of some frame.
        let period = Double(animation.rate.denominator) / Double(animation.rate.numerator) * 100
        for start in starts {
            let error = abs(Double(start) - (Double(start) / period).rounded() * period)
            #expect(error <= 0.5 + 1e-9, "\(start) is no frame's moment")
        }
        #expect(
            abs(Double(starts[starts.count - 1]) - animation.moments[animation.moments.count - 1] * 100) <= 0.5 + 1e-9)
        #expect(delays.count < animation.repeats.count)
        let notices = try FilmOutput(path: path).notices(for: animation.film.format)
        if animation.repeats.allSatisfy({ $0 == 1 }) {
            let (left, all) = (animation.repeats.count - delays.count, animation.film.frameCount)
            #expect(notices == [.framesLeftOut(left, of: all, container: .gif)])
        }
    }

    @Test("only what changed is stored, and it decodes to the right pictures")
    func changedRectangles() throws {
        let folder = try TemporaryFolder()
        let film = TestFilm(repeats: [2, 1, 5, 1])
        try film.encode(to: folder.location(of: "a.gif"))
        let info = try Tool.text("gifsicle", ["--info", folder.location(of: "a.gif")])
        #expect(info.contains("loop forever"))
        #expect(info.contains("+ image #1 5x4 at 1,1"), "\(info)")
        let frames = try Probe.frames(folder.location(of: "a.gif"), size: (64, 48), channels: 3)
        try #require(frames.count == 4)
        for (index, frame) in frames.enumerated() {
            #expect(film.patchError(in: frame, channels: 3) <= 2)
            let dark = (0..<64).filter { frame[(2 * 64 + $0) * 3] < 30 && $0 < 16 }
            #expect(dark == Array(index + 1..<index + 5))
        }
    }

    @Test("a pixel that turns transparent goes away, and loops are counted")
    func transparency() throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.loops = .times(3)
        try DisappearingFilm().encode(to: folder.location(of: "a.gif"), options: options)
        #expect(try Tool.text("gifsicle", ["--info", folder.location(of: "a.gif")]).contains("loop count 2"))
        let frames = try Probe.frames(folder.location(of: "a.gif"), size: (32, 32), channels: 4)
        #expect(
            frames.map { DisappearingFilm.opaqueColumns(of: $0) } == [2..<8, 4..<10, 20..<26, 0..<4].map(Array.init))
    }

    @Test("a film of one frame plays once when told so")
    func once() throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.loops = .times(1)
        try TestFilm(repeats: [1]).encode(to: folder.location(of: "a.gif"), options: options)
        #expect(try !Tool.text("gifsicle", ["--info", folder.location(of: "a.gif")]).contains("loop"))
    }

    @Test("few colours still make a film", arguments: [2, 3, 17])
    func fewColours(count: Int) throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.gifColours = count
        try TestFilm().encode(to: folder.location(of: "a.gif"), options: options)
        let frames = try Probe.frames(folder.location(of: "a.gif"), size: (64, 48), channels: 3)
        let colours = Set(
            frames.flatMap { frame in stride(from: 0, to: frame.count, by: 3).map { Array(frame[$0..<$0 + 3]) } })
        #expect(!frames.isEmpty && colours.count < count)
    }

    @Test("a gradient is dithered without drifting from its colours, and stands still")
    func gradient() throws {
        let folder = try TemporaryFolder()
        let size = PixelSize(width: 256, height: 64)
        var samples: [UInt16] = []
        for y in 0..<64 { for x in 0..<256 { samples += [UInt16(x * 200), UInt16(y * 900), 20000] } }
        let picture = Picture(size: size, channels: .rgb, samples: samples)
        let format = FilmFormat(size: size, channels: .rgb, frameRate: FrameRate(10), frameCount: 3)
        let encoder = try FilmOutput(path: folder.location(of: "a.gif")).makeEncoder(for: format) { [picture] }
        for _ in 0..<3 { try encoder.write(Band(firstRow: 0, pixels: picture)) }
        try encoder.finish()
        let frames = try Probe.frames(folder.location(of: "a.gif"), size: (256, 64), channels: 3)
        // Equal frames are one, so a still picture cannot flicker.
        let frame = try #require(frames.first)
        #expect(try Self.delays(folder.location(of: "a.gif")) == [30])
        for block in stride(from: 0, to: 256, by: 16) {
            for channel in 0..<3 {
                var (sum, expected) = (0.0, 0.0)
                for y in 0..<16 {
                    for x in block..<block + 16 {
                        sum += Double(frame[(y * 256 + x) * 3 + channel])
                        expected += Double(samples[(y * 256 + x) * 3 + channel]) / 257
                    }
                }
                #expect(abs(sum - expected) / 256 < 4)
            }
        }
    }
}
