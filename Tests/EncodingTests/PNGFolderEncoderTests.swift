// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Encoding
import Foundation
import Raster
import Storage
import Testing
import TestSupport

@Suite struct PNGFolderEncoderTests {
    static func format(
        _ count: Int, from first: Int = 1, of whole: Int? = nil, identity: String? = nil, channels: Channels = .rgb
    ) -> FilmFormat {
        FilmFormat(
            size: PixelSize(width: 8, height: 5), channels: channels, frameRate: FrameRate(25), frameCount: count,
            firstFrameNumber: first, wholeFrameCount: whole, identity: identity)
    }

    static let record = ".inbetween-film.json"

    static func frame(_ value: UInt16, _ channels: Channels = .rgb) -> Picture {
        Picture(
            size: PixelSize(width: 8, height: 5), channels: channels,
            samples: (0..<40 * channels.count).map { UInt16($0) * 257 &+ value })
    }

    static func write(_ picture: Picture, to encoder: PNGFolderEncoder, bandHeight: Int = 2) throws {
        for top in stride(from: 0, to: picture.size.height, by: bandHeight) {
            let rows = top..<min(picture.size.height, top + bandHeight)
            try encoder.write(Band(firstRow: top, pixels: picture.rows(rows)))
        }
    }

    @Test func framesAndHoldsInOrder() throws {
        let root = try TemporaryFolder()
        let folder = root.path.appending("film").appending("take 1")
        let encoder = try PNGFolderEncoder(folder: folder, format: Self.format(6), bitDepth: .sixteen)
        try Self.write(Self.frame(1), to: encoder)
        try encoder.hold(2)
        try Self.write(Self.frame(2), to: encoder, bandHeight: 5)
        try Self.write(Self.frame(3), to: encoder, bandHeight: 1)
        try encoder.hold(1)
        try encoder.finish()
        #expect(try root.names(within: "film/take 1") == [Self.record] + (1...6).map { "frame-00000\($0).png" })
        for (index, value) in [1, 1, 1, 2, 3, 3].enumerated() {
            #expect(try PictureReader.read(encoder.path(ofFrame: index)) == Self.frame(UInt16(value)), "frame \(index)")
        }
    }

    @Test func heldFramesAreFilesOfTheirOwn() throws {
        let folder = try TemporaryFolder()
        let encoder = try PNGFolderEncoder(folder: folder.path, format: Self.format(2))
        try Self.write(Self.frame(0), to: encoder)
        try encoder.hold(1)
        try encoder.finish()
        for name in try folder.names() where name != Self.record {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path.appending(name).string)
            #expect(attributes[.referenceCount] as? Int == 1)
        }
        #expect(try folder.bytes(of: "frame-000001.png") == folder.bytes(of: "frame-000002.png"))
    }

    @Test func partsOfKilledProcessesAreRemoved() throws {
        let folder = try TemporaryFolder()
        let dead = "\(ProcessIdentity.own)".replacing(/-[0-9]+-[0-9]+$/, with: "-999999999-1")
        // Nothing is known of the first part's maker; the other names are not names of parts.
        let kept = [".x.png.part-4711", ".x.png.part-", ".x.png.part-7x", "x.png.part-\(dead)-1"]
        for name in kept + [".frame-000001.png.part-\(dead)-1"] {
            let path = folder.path.appending(name).string
            try #require(FileManager.default.createFile(atPath: path, contents: nil))
        }
        _ = try PNGFolderEncoder(folder: folder.path, format: Self.format(2))
        #expect(try folder.names() == (kept + [Self.record]).sorted())
    }

    struct Numbering: Sendable {
        let first: Int
        let count: Int
        let names: [String]
    }

    @Test(
        "numbers",
        arguments: [
            Numbering(first: 1, count: 2, names: ["frame-000001.png", "frame-000002.png"]),
            Numbering(first: 250, count: 1, names: ["frame-000250.png"]),
            Numbering(first: 999_999, count: 2, names: ["frame-0999999.png", "frame-1000000.png"]),
        ])
    func numbering(numbering: Numbering) throws {
        let folder = try TemporaryFolder()
        let encoder = try PNGFolderEncoder(
            folder: folder.path, format: Self.format(numbering.count, from: numbering.first))
        for _ in 0..<numbering.count { try Self.write(Self.frame(0), to: encoder) }
        try encoder.finish()
        #expect(try folder.names().filter { $0.hasPrefix("frame") } == numbering.names)
    }

    @Test func opacityIsKept() throws {
        let folder = try TemporaryFolder()
        let encoder = try PNGFolderEncoder(
            folder: folder.path, format: Self.format(1, channels: .rgba), bitDepth: .sixteen)
        try Self.write(Self.frame(77, .rgba), to: encoder)
        try encoder.finish()
        #expect(try PictureReader.read(encoder.path(ofFrame: 0)) == Self.frame(77, .rgba))
    }

    @Test func anUnfinishedFrameLeavesNothing() throws {
        let folder = try TemporaryFolder()
        do {
            let encoder = try PNGFolderEncoder(folder: folder.path, format: Self.format(3))
            try Self.write(Self.frame(0), to: encoder)
            try encoder.write(Band(firstRow: 0, pixels: Self.frame(0).rows(0..<3)))
        }
        #expect(try folder.names() == [Self.record, "frame-000001.png"])
    }

    @Test func whatIsInTheWayIsNamed() throws {
        let folder = try TemporaryFolder()
        let file = folder.path.appending("film")
        try AtomicFile.write([1], to: file)
        #expect(throws: StorageError(.create, file, .notDirectory)) {
            try PNGFolderEncoder(folder: file, format: Self.format(1))
        }
        #expect(throws: StorageError(.create, file.appending("take"), .notDirectory)) {
            try PNGFolderEncoder(folder: file.appending("take"), format: Self.format(1))
        }
    }
}
