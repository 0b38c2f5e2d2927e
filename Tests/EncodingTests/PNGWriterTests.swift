// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Encoding
import Raster
import Storage
import Testing
import TestSupport

@Suite struct PNGWriterTests {
    struct Layout: CustomTestStringConvertible, Sendable {
        let channels: Channels
        let bitDepth: PNGWriter.BitDepth
        let effort: PNGEffort
        var testDescription: String { "\(channels), \(bitDepth.rawValue) bits, \(effort)" }

        static let all = Channels.allCases.flatMap { channels in
            PNGWriter.BitDepth.allCases.flatMap { depth in
                PNGEffort.allCases.map { Layout(channels: channels, bitDepth: depth, effort: $0) }
            }
        }
    }

    /// Samples that use all bits of `depth`, by a linear congruence.
    static func picture(_ size: PixelSize, _ channels: Channels, _ depth: PNGWriter.BitDepth) -> Picture {
        var state: UInt32 = 12_345
        let samples = (0..<size.pixelCount * channels.count).map { _ -> UInt16 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return depth == .eight ? UInt16(state >> 24) * 257 : UInt16(state >> 16)
        }
        return Picture(size: size, channels: channels, samples: samples)
    }

    @Test("a written file is read back", arguments: Layout.all)
    func roundTrip(layout: Layout) throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("x.png")
        let picture = Self.picture(PixelSize(width: 37, height: 19), layout.channels, layout.bitDepth)
        try PNGWriter.write(picture, to: path, bitDepth: layout.bitDepth, effort: layout.effort)
        let reader = try PNGReader(path: path)
        #expect(reader.bitDepth == layout.bitDepth.rawValue)
        #expect(try reader.read(rows: 19) == picture)
    }

    @Test("bands of any height give the same bytes", arguments: [1, 3, 7, 18, 19], PNGWriter.BitDepth.allCases)
    func bands(height: Int, depth: PNGWriter.BitDepth) throws {
        let folder = try TemporaryFolder()
        let picture = Self.picture(PixelSize(width: 300, height: 19), .rgb, .sixteen)
        try PNGWriter.write(picture, to: folder.path.appending("whole.png"), bitDepth: depth)
        let writer = try PNGWriter(
            at: folder.path.appending("bands.png"), size: picture.size, channels: .rgb, bitDepth: depth)
        while writer.rowsWritten < 19 {
            try writer.write(picture.rows(writer.rowsWritten..<min(19, writer.rowsWritten + height)))
        }
        try writer.finish()
        #expect(try folder.bytes(of: "bands.png") == folder.bytes(of: "whole.png"))
    }

    @Test func eightBitsAreDitheredAroundTheValueOnRequest() throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("x.png")
        // A quarter of the way from 100 to 101.
        let flat = Picture(size: PixelSize(width: 64, height: 64), channels: .grey, filledWith: [100 * 257 + 64])
        let writer = try PNGWriter(at: path, size: flat.size, channels: .grey, dither: .blueNoise)
        try writer.write(flat)
        try writer.finish()
        let values = try PNGReader(path: path).read(rows: 64).eightBitSamples
        #expect(Set(values) == [100, 101])
        let share = Double(values.count { $0 == 101 }) / Double(values.count)
        #expect(abs(share - 64.0 / 257) < 0.01)
    }

    @Test func theFileSaysSRGBAndNoTime() throws {
        let folder = try TemporaryFolder()
        try PNGWriter.write(
            Self.picture(PixelSize(width: 400, height: 300), .rgb, .sixteen), to: folder.path.appending("x.png"))
        let bytes = try folder.bytes(of: "x.png")
        var (names, position) = ([String](), 8)
        while position < bytes.count {
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            names.append(String(decoding: bytes[position + 4..<position + 8], as: UTF8.self))
            position += 12 + length
        }
        #expect(names.prefix(3) == ["IHDR", "sRGB", "IDAT"])
        #expect(Set(names) == ["IHDR", "sRGB", "IDAT", "IEND"])
        #expect(names.count > 5, "a long picture has several IDAT chunks")
    }

    @Test func nothingIsThereBeforeTheEnd() throws {
        let folder = try TemporaryFolder()
        let path = folder.path.appending("x.png")
        do {
            let writer = try PNGWriter(at: path, size: PixelSize(width: 2, height: 2), channels: .grey)
            try writer.write(Picture(size: PixelSize(width: 2, height: 1), channels: .grey, samples: [1, 2]))
            #expect(try folder.names().contains("x.png") == false)
        }
        #expect(try folder.names() == [])
    }

    @Test func aMissingFolderIsNamed() {
        let path: FilePath = "/nonexistent/x.png"
        #expect(throws: StorageError(.create, path, .noSuchFileOrDirectory)) {
            try PNGWriter(at: path, size: PixelSize(width: 1, height: 1), channels: .grey)
        }
    }

    /// A disk that is full after some bytes: the system's error comes through libpng unharmed, wherever it strikes.
    @Test("a full disk", arguments: [0, 1, 100_000, 500_000])
    func fullDisk(capacity: Int) throws {
        let path: FilePath = "film/frame-000001.png"
        let full = StorageError(.write, path, .noSpace)
        var room = capacity
        let core = try PNGWriterCore(path: path) { bytes in
            room -= bytes.count
            if room < 0 { throw full }
        }
        let size = PixelSize(width: 500, height: 400)
        let picture = Self.picture(size, .rgb, .eight)
        #expect(throws: full) {
            try core.begin(size: size, channels: .rgb, bitDepth: .eight, effort: .stored)
            try core.write(picture.eightBitSamples, rows: 400)
            try core.end()
        }
        #expect(full.description == "cannot write film/frame-000001.png: No space left on device")
    }
}
