// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Raster
import Testing
import TestSupport

/// A video, and the properties that an independent reader must find in it.
struct VideoCase: Sendable, CustomTestStringConvertible {
    let file: String
    var codec: VideoCodec?
    var depth: Int?
    var chroma: ChromaSampling?
    var rate = FrameRate(30)
    var size = PixelSize(width: 64, height: 48)
    var repeats = [Int](repeating: 1, count: 12)
    let found: String
    let pixelFormat: String
    var tag: String?

    var testDescription: String { "\(file) \(found) \(pixelFormat) \(size) \(rate)" }

    var film: TestFilm { TestFilm(size: size, rate: rate, repeats: repeats) }

    var options: EncodingOptions {
        var options = EncodingOptions()
        (options.codec, options.depth, options.chroma) = (codec, depth, chroma)
        return options
    }

    static let all = [
        VideoCase(file: "a.mp4", found: "h264", pixelFormat: "yuv420p", tag: "avc1"),
        VideoCase(file: "a.mov", rate: FrameRate(24), found: "h264", pixelFormat: "yuv420p", tag: "avc1"),
        VideoCase(file: "a.mkv", rate: FrameRate(25), found: "h264", pixelFormat: "yuv420p"),
        VideoCase(file: "ntsc.mp4", rate: FrameRate(30000, 1001), found: "h264", pixelFormat: "yuv420p"),
        VideoCase(
            file: "fast.mp4", rate: FrameRate(60), repeats: [1, 5, 1, 30, 3], found: "h264", pixelFormat: "yuv420p"),
        VideoCase(file: "slow.mp4", rate: FrameRate(1, 2), repeats: [2, 1], found: "h264", pixelFormat: "yuv420p"),
        VideoCase(file: "one.mp4", repeats: [1], found: "h264", pixelFormat: "yuv420p"),
        VideoCase(file: "ten.mp4", depth: 10, found: "h264", pixelFormat: "yuv420p10le"),
        VideoCase(
            file: "odd.mp4", chroma: .full, size: PixelSize(width: 129, height: 97), found: "h264",
            pixelFormat: "yuv444p"),
        VideoCase(file: "b.mp4", codec: .hevc, found: "hevc", pixelFormat: "yuv420p", tag: "hvc1"),
        VideoCase(file: "ten.mov", codec: .hevc, depth: 10, found: "hevc", pixelFormat: "yuv420p10le", tag: "hvc1"),
        VideoCase(file: "c.mp4", codec: .av1, found: "av1", pixelFormat: "yuv420p", tag: "av01"),
        VideoCase(
            file: "large.mp4", codec: .av1, size: PixelSize(width: 128, height: 96), found: "av1",
            pixelFormat: "yuv420p"),
        VideoCase(
            file: "large.webm", codec: .av1, depth: 10, size: PixelSize(width: 98, height: 66), repeats: [1, 3, 1, 30],
            found: "av1", pixelFormat: "yuv420p10le"),
        VideoCase(file: "c.webm", codec: .av1, depth: 10, found: "av1", pixelFormat: "yuv420p10le"),
        VideoCase(file: "a.webm", rate: FrameRate(30000, 1001), found: "vp9", pixelFormat: "yuv420p"),
        VideoCase(file: "full.webm", depth: 10, chroma: .full, found: "vp9", pixelFormat: "yuv444p10le"),
        VideoCase(file: "one.webm", repeats: [1], found: "vp9", pixelFormat: "yuv420p"),
        // Ten bits go in; ffmpeg reads every ProRes 4444 as twelve.
        VideoCase(file: "pro.mov", codec: .prores, found: "prores", pixelFormat: "yuv444p12le", tag: "ap4h"),
    ]
}

@Suite struct VideoTests {
    @Test("an independent reader finds every frame, the exact time, and the colours", arguments: VideoCase.all)
    func isReadBack(video: VideoCase) throws {
        let folder = try TemporaryFolder()
        let path = folder.location(of: video.file)
        let film = video.film
        try film.encode(to: path, options: video.options)
        let (stream, duration) = try Probe.film(path)

        #expect(stream.codecName == video.found)
        #expect(stream.pixFmt == video.pixelFormat)
        #expect(stream.width == film.size.width && stream.height == film.size.height)
        #expect(stream.nbReadFrames == "\(film.frameCount)")
        #expect(stream.rFrameRate == "\(film.rate.numerator)/\(film.rate.denominator)")
        if let tag = video.tag { #expect(stream.codecTagString == tag) }
        #expect(stream.colorRange == "tv" && stream.colorSpace == "bt709")
        #expect(stream.colorTransfer == "bt709" && stream.colorPrimaries == "bt709")

        let exact = Double(film.frameCount * film.rate.denominator) / Double(film.rate.numerator)
        let countsMilliseconds = path.hasSuffix("mkv") || path.hasSuffix("webm")
        let found = try #require((countsMilliseconds ? duration : stream.duration).flatMap(Double.init))
        #expect(abs(found - exact) <= (countsMilliseconds ? 0.001 : 0.0000011))

        let size = (film.size.width, film.size.height)
        let frames = try Probe.frames(path, size: size, channels: 3)
        #expect(frames.count == film.frameCount)
        #expect(film.patchError(in: try #require(frames.first), channels: 3) <= 2)
        #expect(film.patchError(in: try #require(frames.last), channels: 3) <= 2)
    }

    @Test("holds show the frame they hold")
    func holds() throws {
        let folder = try TemporaryFolder()
        let film = TestFilm(repeats: [3, 1, 4])
        try film.encode(to: folder.location(of: "held.mp4"))
        let frames = try Probe.frames(folder.location(of: "held.mp4"), size: (64, 48), channels: 3)
        try #require(frames.count == 8)
        // The dark square in the red patch moves by one column in each picture.
        let square = try frames.map { frame in try #require((0..<16).first { frame[(2 * 64 + $0) * 3] < 100 }) }
        #expect(square.map { $0 - square[0] } == [0, 0, 0, 1, 2, 2, 2, 2])
    }

    @Test("the index of an MP4 stands before the pictures", arguments: ["a.mp4", "a.mov"])
    func startsFast(name: String) throws {
        let folder = try TemporaryFolder()
        try TestFilm().encode(to: folder.location(of: name))
        let boxes = try Self.boxes(of: folder.location(of: name))
        let (index, pictures) = (boxes.firstIndex(of: "moov"), boxes.firstIndex(of: "mdat"))
        #expect(try #require(index) < #require(pictures), "\(boxes)")
    }

    @Test("transparency survives", arguments: ["alpha.webm", "alpha.mov"])
    func keepsAlpha(name: String) throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        if name == "alpha.mov" { options.codec = .prores }
        let film = TestFilm(channels: .rgba)
        try film.encode(to: folder.location(of: name), options: options)
        // ffmpeg's own VP9 decoder overlooks the second stream.
        let decoder = name == "alpha.webm" ? ["-c:v", "libvpx-vp9"] : []
        let frames = try Probe.frames(folder.location(of: name), size: (64, 48), channels: 4, decoder: decoder)
        #expect(frames.count == film.frameCount)
        #expect(film.patchError(in: try #require(frames.last), channels: 4) <= 2)
        if name == "alpha.webm" {
            let stream = try Probe.film(folder.location(of: name)).stream
            #expect(stream.tags?.contains { $0.key.lowercased() == "alpha_mode" && $0.value == "1" } ?? false)
        }
    }

    @Test("where there is no transparency, the background shows through")
    func flattens() throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.background = Background(red: 0, green: 0, blue: 65535)
        options.quality = 4
        let film = TestFilm(channels: .rgba)
        try film.encode(to: folder.location(of: "flat.mp4"), options: options)
        let frame = try #require(try Probe.frames(folder.location(of: "flat.mp4"), size: (64, 48), channels: 3).first)
        for (index, centre) in film.patchCentres.enumerated().dropFirst(4) {
            let cover = Double(TestFilm.opacities[index - 4]) / 255
            for (channel, behind) in [0.0, 0, 255].enumerated() {
                let expected = Double(TestFilm.patches[index][channel]) * cover + behind * (1 - cover)
                #expect(abs(Double(frame[(centre.y * 64 + centre.x) * 3 + channel]) - expected) <= 2.5)
            }
        }
    }

    @Test("the same frames give the same bytes, whatever the bands", arguments: VideoCase.all)
    func isReproducible(video: VideoCase) throws {
        let folder = try TemporaryFolder()
        try video.film.encode(to: folder.location(of: "one-" + video.file), options: video.options, bandHeight: 5)
        try video.film.encode(to: folder.location(of: "two-" + video.file), options: video.options, bandHeight: 48)
        let one = try Data(contentsOf: URL(fileURLWithPath: folder.location(of: "one-" + video.file)))
        let two = try Data(contentsOf: URL(fileURLWithPath: folder.location(of: "two-" + video.file)))
        #expect(one == two)
    }

    /// The types of a file's outermost boxes, in order.
    static func boxes(of path: String) throws -> [String] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var (boxes, start) = ([String](), 0)
        while start + 8 <= bytes.count {
            let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            boxes.append(String(decoding: bytes[start + 4..<start + 8], as: UTF8.self))
            guard length >= 8 else { break }
            start += length
        }
        return boxes
    }
}
