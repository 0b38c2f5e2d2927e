// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Raster
import Testing
import TestSupport

@Suite struct APNGTests {
    @Test(
        "every pixel, its opacity, and every moment are exact",
        arguments: AnimationCase.slow + AnimationCase.fast.prefix(2))
    func isExact(animation: AnimationCase) throws {
        let folder = try TemporaryFolder()
        let path = folder.location(of: "a.apng")
        var film = animation.film
        film.channels = .rgba
        try film.encode(to: path)
        let frames = try Probe.frames(path, size: (64, 48), channels: 4)
        for (index, frame) in frames.enumerated() where frames.count == animation.repeats.count {
            #expect(frame == film.picture(index).samples.map { UInt8($0 / 257) })
        }
        let starts = try Self.chunks(path, "fcTL").reduce(into: [0.0]) { starts, control in
            let (numerator, denominator) = (Self.number(control[20..<22]), Self.number(control[22..<24]))
            starts.append(starts[starts.count - 1] + Double(numerator) / Double(denominator))
        }
        for moment in animation.moments {
            #expect(starts.contains { abs($0 - moment) < 1e-9 }, "\(moment) of \(starts)")
        }
    }

    @Test(
        "it loops for ever, or as often as asked", arguments: [(LoopCount.forever, 0), (.times(1), 1), (.times(7), 7)])
    func loops(loops: LoopCount, stored: Int) throws {
        let folder = try TemporaryFolder()
        var options = EncodingOptions()
        options.loops = loops
        try TestFilm(repeats: [1, 4, 1]).encode(to: folder.location(of: "a.apng"), options: options)
        let control = try #require(try Self.chunks(folder.location(of: "a.apng"), "acTL").first)
        #expect(Self.number(control[0..<4]) == 3 && Self.number(control[4..<8]) == stored)
    }

    @Test("a pixel that turns transparent goes away")
    func transparency() throws {
        let folder = try TemporaryFolder()
        try DisappearingFilm().encode(to: folder.location(of: "a.apng"))
        let frames = try Probe.frames(folder.location(of: "a.apng"), size: (32, 32), channels: 4)
        #expect(
            frames.map { DisappearingFilm.opaqueColumns(of: $0) } == [2..<8, 4..<10, 20..<26, 0..<4].map(Array.init))
    }

    @Test("an odd size and a single frame")
    func single() throws {
        let folder = try TemporaryFolder()
        let film = TestFilm(size: PixelSize(width: 33, height: 17), repeats: [5])
        try film.encode(to: folder.location(of: "a.apng"))
        let frames = try Probe.frames(folder.location(of: "a.apng"), size: (33, 17), channels: 3)
        #expect(frames == [film.picture(0).samples.map { UInt8($0 / 257) }])
    }

    /// The data of all chunks of a type.
    static func chunks(_ path: String, _ type: String) throws -> [[UInt8]] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var (chunks, start) = ([[UInt8]](), 8)
        while start + 12 <= bytes.count {
            let length = number(bytes[start..<start + 4])
            if bytes[start + 4..<start + 8].elementsEqual(type.utf8) {
                chunks.append(Array(bytes[start + 8..<start + 8 + length]))
            }
            start += length + 12
        }
        return chunks
    }

    static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
