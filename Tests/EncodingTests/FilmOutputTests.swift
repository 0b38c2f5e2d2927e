// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Raster
import Storage
import Testing
import TestSupport

@Suite struct FilmOutputTests {
    @Test(
        "the extension picks the container",
        arguments: [
            ("a.mp4", FilmContainer.mp4), ("x/A.MOV", .mov), ("a.b.mkv", .mkv), ("a.webm", .webm), ("a.gif", .gif),
            ("a.apng", .apng), ("a.webp", .webp), ("frames", .pngFolder), ("frames.v2/", .pngFolder),
            ("a.gif/", .pngFolder),
            ("../out", .pngFolder),
        ])
    func container(path: String, expected: FilmContainer) throws {
        #expect(try FilmOutput(path: path).container == expected)
    }

    @Test("an unknown extension is refused by name", arguments: ["a.avi", "a.png folder", "b.mp5"])
    func unknownExtension(path: String) {
        let name = String(path.split(separator: ".")[1])
        #expect(throws: EncodingError.unknownExtension(name, path: path)) { try FilmOutput(path: path) }
        #expect(
            "\(EncodingError.unknownExtension(name, path: path))"
                == "no film format is called .\(name) (\(path)): use one of .mp4 .mov .mkv .webm .gif .apng .webp, "
                + "or a folder name for PNGs")
    }

    struct Refusal: Sendable {
        let path: String
        var codec: VideoCodec?
        var depth: Int?
        var chroma: ChromaSampling?
        var quality: Double?
        var colours = 256
        var loops = LoopCount.forever
        let message: String
    }

    static let refusals = [
        Refusal(path: "a.webm", codec: .h264, message: "WebM does not go with H.264: use VP9 or AV1"),
        Refusal(path: "a.mp4", codec: .prores, message: "MP4 does not go with ProRes: use H.264 or HEVC or AV1"),
        Refusal(path: "a.gif", codec: .vp9, message: "GIF does not go with VP9"),
        Refusal(path: "a.mp4", depth: 12, message: "H.264 does not go with depth 12: use depth 8 or depth 10"),
        Refusal(path: "a.mov", codec: .prores, depth: 8, message: "ProRes does not go with depth 8: use depth 10"),
        Refusal(path: "a.gif", depth: 10, message: "GIF does not go with depth 10: use depth 8"),
        Refusal(path: "frames", depth: 10, message: "PNG folder does not go with depth 10: use depth 8 or depth 16"),
        Refusal(
            path: "a.mov", codec: .prores, chroma: .half, message: "ProRes does not go with chroma 420: use chroma 444"),
        Refusal(path: "a.apng", chroma: .full, message: "APNG does not go with chroma 444"),
        Refusal(path: "a.mp4", quality: 60, message: "H.264's quality 60.0 is out of range: use 0 to 51"),
        Refusal(path: "a.webp", quality: 101, message: "WebP's quality 101.0 is out of range: use 0 to 100"),
        Refusal(path: "a.gif", quality: 50, message: "GIF does not go with quality 50.0"),
        Refusal(path: "a.gif", colours: 257, message: "the number of GIF colours 257 is out of range: use 2 to 256"),
        Refusal(path: "a.gif", loops: .times(0), message: "the number of loops 0 is out of range: use 1 to 65535"),
    ]

    @Test("impossible options are refused before anything is drawn", arguments: refusals)
    func refuses(refusal: Refusal) {
        var options = EncodingOptions()
        (options.codec, options.depth, options.chroma) = (refusal.codec, refusal.depth, refusal.chroma)
        (options.quality, options.gifColours, options.loops) = (refusal.quality, refusal.colours, refusal.loops)
        let error = #expect(throws: EncodingError.self) { try FilmOutput(path: refusal.path, options: options) }
        #expect(error?.description == refusal.message)
    }

    @Test("odd sizes grow by one where colours are shared")
    func requiredSize() throws {
        let odd = PixelSize(width: 1001, height: 777)
        var options = EncodingOptions()
        #expect(try FilmOutput(path: "a.mp4").requiredSize(for: odd) == PixelSize(width: 1002, height: 778))
        #expect(try FilmOutput(path: "a.gif").requiredSize(for: odd) == odd)
        options.chroma = .full
        #expect(try FilmOutput(path: "a.mp4", options: options).requiredSize(for: odd) == odd)
    }

    struct BadFormat: Sendable {
        let path: String
        var codec: VideoCodec?
        var size = PixelSize(width: 64, height: 64)
        var rate = FrameRate(30)
        let message: String
    }

    static let badFormats = [
        BadFormat(path: "a.mp4", size: PixelSize(width: 63, height: 64), message: "MP4 cannot be 63x64: draw at 64x64"),
        BadFormat(
            path: "a.mp4", size: PixelSize(width: 16386, height: 2),
            message: "16386x2 is too large for H.264: its sides can be at most 16384 pixels"),
        BadFormat(
            path: "a.mp4", codec: .hevc, size: PixelSize(width: 2, height: 8194),
            message: "2x8194 is too large for HEVC: its sides can be at most 8192 pixels"),
        BadFormat(
            path: "a.webp", size: PixelSize(width: 16384, height: 1),
            message: "16384x1 is too large for WebP: its sides can be at most 16383 pixels"),
        BadFormat(
            path: "a.gif", rate: FrameRate(2000),
            message: "GIF cannot keep a rate of 2000: use 1/3600 to 1000 frames per second, as a fraction of numbers "
                + "up to a million"),
    ]

    @Test("sizes and rates a format cannot have are refused", arguments: badFormats)
    func refusesFormat(bad: BadFormat) throws {
        var options = EncodingOptions()
        options.codec = bad.codec
        let output = try FilmOutput(path: bad.path, options: options)
        let format = FilmFormat(size: bad.size, channels: .rgb, frameRate: bad.rate, frameCount: 1)
        let error = #expect(throws: EncodingError.self) { try output.check(format) }
        #expect(error?.description == bad.message)
    }

    @Test("a loss of transparency is reported")
    func notices() throws {
        let film = TestFilm(channels: .rgba)
        #expect(try FilmOutput(path: "a.mp4").notices(for: film.format) == [.flattened(container: .mp4)])
        for kept in ["a.webm", "a.gif", "a.apng", "a.webp", "frames"] {
            #expect(try FilmOutput(path: kept).notices(for: film.format).isEmpty)
        }
        var options = EncodingOptions()
        options.depth = 10
        #expect(try !FilmOutput(path: "a.webm", options: options).keepsAlpha)
    }

    @Test("a path without extension becomes a folder of PNGs")
    func folder() throws {
        let folder = try TemporaryFolder()
        let film = TestFilm(repeats: [1, 2])
        try film.encode(to: folder.location(of: "frames"))
        let frames = try Probe.frames(folder.location(of: "frames/frame-%06d.png"), size: (64, 48), channels: 3)
        let expected = [0, 1, 1].map { film.picture($0).samples.map { UInt8($0 / 257) } }
        #expect(frames == expected)
    }

    @Test(
        "every output is dithered, unless dithering is switched off", arguments: ["frames", "a.apng", "a.webp"],
        [true, false])
    func dithers(path: String, isDithered: Bool) throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.dither = isDithered
        // Every sample is halfway between two 8-bit values.
        let picture = Picture(
            size: PixelSize(width: 64, height: 64), channels: .rgb, filledWith: [25828, 25828, 25828])
        let format = FilmFormat(size: picture.size, channels: .rgb, frameRate: FrameRate(25), frameCount: 1)
        let output = try FilmOutput(path: folder.location(of: path), options: options)
        let encoder = try output.makeEncoder(for: format) { [] }
        try encoder.write(Band(firstRow: 0, pixels: picture))
        try encoder.finish()
        let values: Set<UInt8>
        if path == "a.webp" {
            values = Set(try WebPTests.pixels(folder.location(of: path), frame: 1).pixels).subtracting([255])
        } else {
            let file = folder.location(of: path == "frames" ? "frames/frame-000001.png" : path)
            values = Set(try Probe.frames(file, size: (64, 64), channels: 3).joined())
        }
        #expect(values == (isDithered ? [100, 101] : [100]))
    }
}
