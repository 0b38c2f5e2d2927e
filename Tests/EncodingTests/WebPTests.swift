// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Encoding
import Foundation
import Raster
import Storage
import Testing
import TestSupport

@Suite struct WebPTests {
    /// A frame of an animation, as webpmux reports it.
    struct Frame {
        let x: Int
        let y: Int
        let milliseconds: Int
    }

    static func frames(_ path: String) throws -> [Frame] {
        // Columns: number, width, height, alpha, x_offset, y_offset, duration, ...
        try Tool.text("webpmux", ["-info", path]).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 6, words[0].hasSuffix(":"), Int(words[0].dropLast()) != nil,
                let x = Int(words[4]), let y = Int(words[5]), let duration = Int(words[6])
            else { return nil }
            return Frame(x: x, y: y, milliseconds: duration)
        }
    }

    /// The pixels of frame `number`, from 1: red, green, blue, opacity.
    static func pixels(_ path: String, frame number: Int) throws -> (width: Int, pixels: [UInt8]) {
        _ = try Tool.run("webpmux", ["-get", "frame", "\(number)", path, "-o", path + ".frame"])
        let pam = try Tool.run("dwebp", ["-quiet", path + ".frame", "-pam", "-o", "-"])
        let end = Array("ENDHDR\n".utf8)
        let start = try #require((0..<pam.count).first { pam[$0...].starts(with: end) }) + end.count
        let header = String(decoding: pam[..<start], as: UTF8.self)
        let width = try #require(header.firstMatch(of: /WIDTH (\d+)/).flatMap { Int($0.1) })
        return (width, Array(pam[start...]))
    }

    @Test(
        "moments are right to half a millisecond, and never drift",
        arguments: AnimationCase.slow + AnimationCase.fast.prefix(2))
    func keepsTime(animation: AnimationCase) throws {
        let folder = try TemporaryFolder()
        try animation.film.encode(to: folder.location(of: "a.webp"))
        let frames = try Self.frames(folder.location(of: "a.webp"))
        let starts = frames.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.milliseconds) }
        #expect(frames.count == animation.repeats.count)
        for (start, moment) in zip(starts, animation.moments) {
            #expect(abs(Double(start) - moment * 1000) <= 0.5 + 1e-9)
        }
    }

    @Test("lossless pictures with their opacity, and changed rectangles")
    func isExact() throws {
        let folder = try TemporaryFolder()
        let film = TestFilm(channels: .rgba, repeats: [1, 3, 1])
        let path = folder.location(of: "a.webp")
        try film.encode(to: path)
        let (width, pixels) = try Self.pixels(path, frame: 1)
        #expect(width == 64 && film.patchError(in: pixels, channels: 4) == 0)
        let second = try Self.frames(path)[1]
        let (secondWidth, secondPixels) = try Self.pixels(path, frame: 2)
        let picture = film.picture(1)
        #expect(second.x == 0 && second.y == 0 && secondWidth == 6)
        for index in 0..<secondPixels.count / 4 {
            let expected = picture[second.x + index % secondWidth, second.y + index / secondWidth].map {
                UInt8($0 / 257)
            }
            #expect(Array(secondPixels[index * 4..<index * 4 + 4]) == expected)
        }
        let info = try Tool.text("webpmux", ["-info", path])
        #expect(info.contains("Loop Count : 0"))
    }

    @Test("lossy pictures keep flat colours")
    func lossy() throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.quality = 90
        options.loops = .times(2)
        let film = TestFilm(size: PixelSize(width: 129, height: 97), repeats: [1, 1])
        try film.encode(to: folder.location(of: "a.webp"), options: options)
        let (_, pixels) = try Self.pixels(folder.location(of: "a.webp"), frame: 1)
        let opaque = stride(from: 0, to: pixels.count, by: 4).flatMap { pixels[$0..<$0 + 3] }
        #expect(film.patchError(in: opaque, channels: 3) <= 4)
        #expect(try Tool.text("webpmux", ["-info", folder.location(of: "a.webp")]).contains("Loop Count : 2"))
    }

    @Test("a profile says that colours are sRGB, and readers that follow it change none")
    func saysItsColours() throws {
        let folder = try TemporaryFolder()
        let film = TestFilm(repeats: [1, 1])
        let path = folder.location(of: "a.webp")
        try film.encode(to: path)
        _ = try Tool.run("webpmux", ["-get", "icc", path, "-o", path + ".icc"])
        let profile = try Data(contentsOf: URL(fileURLWithPath: path + ".icc"))
        #expect(profile.dropFirst(36).prefix(4).elementsEqual("acsp".utf8))
        #expect(try PictureReader.read(FilePath(path)) == film.picture(0).roundedToEightBits)
    }
}
