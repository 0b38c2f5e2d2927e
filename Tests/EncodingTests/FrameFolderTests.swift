// SPDX-License-Identifier: MIT
import Encoding
import Foundation
import Raster
import Storage
import TestSupport
import Testing

/// A folder of frames holds the requested film, and nothing of an older one.
@Suite struct FrameFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The content of the folder's record; nil where there is none.
    private var isComplete: Bool? {
        get throws {
            guard try folder.names().contains(PNGFolderEncoderTests.record) else { return nil }
            let data = try Data(folder.bytes(of: PNGFolderEncoderTests.record))
            return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])["complete"] as? Bool
        }
    }

    private var others: [String] { get throws { try folder.names().filter { $0 != PNGFolderEncoderTests.record } } }

    private func names(_ numbers: some Sequence<Int>) -> [String] {
        numbers.map { String(format: "frame-%06d.png", $0) }
    }

    /// - Parameter written: number of frames to write; nil for all.
    @discardableResult
    private func render(
        _ count: Int, from first: Int = 1, of whole: Int? = nil, film: String?, value: UInt16 = 0, written: Int? = nil
    ) throws -> PNGFolderEncoder {
        let encoder = try PNGFolderEncoder(
            folder: folder.path, format: PNGFolderEncoderTests.format(count, from: first, of: whole, identity: film))
        for _ in 0..<(written ?? count) {
            try PNGFolderEncoderTests.write(PNGFolderEncoderTests.frame(value), to: encoder)
        }
        if written == nil { try encoder.finish() }
        return encoder
    }

    @Test("frames of an older film go, whatever films they are", arguments: [nil, "a"], [nil, "b"])
    func olderFilm(old: String?, new: String?) throws {
        try render(7, film: old)
        for name in ["frame-12.png", "frame-00001x.png", "x.png", "frame-0000003.png"] {
            try folder.write("", as: name)
        }
        let encoder = try render(3, film: new)
        #expect(encoder.removedFrameCount == 7)
        let kept = ["frame-0000003.png", "frame-00001x.png", "frame-12.png", "x.png"]
        #expect(try others == (names(1...3) + kept).sorted())
        #expect(try isComplete == true)
    }

    @Test("an interrupted film is distinguished from a whole one, and continued")
    func interrupted() throws {
        do { try render(4, film: "a", written: 2) }
        #expect(try isComplete == false)
        #expect(try others == names(1...2))
        let encoder = try render(4, film: "a")
        #expect(encoder.removedFrameCount == 0)
        #expect(try isComplete == true && others == names(1...4))
    }

    @Test("an interrupted film leaves nothing of the one before")
    func interruptedNewFilm() throws {
        try render(5, film: "a")
        do { try render(4, film: "b", written: 1) }
        #expect(try isComplete == false && others == names(1...1))
    }

    @Test("parts of one film fill the folder, in any order; the last one completes it")
    func parts() throws {
        try render(9, film: "old")
        try render(2, from: 3, of: 6, film: "a")
        #expect(try isComplete == false)
        try render(2, from: 5, of: 6, film: "a")
        #expect(try isComplete == false)
        try render(3, from: 1, of: 6, film: "a")
        #expect(try isComplete == true && others == names(1...6))
    }

    @Test("parts at work at once do not take each other for older films")
    func partsAtOnce() throws {
        try render(9, film: "old")
        let first = try render(3, from: 1, of: 6, film: "a", written: 2)
        let second = try render(3, from: 4, of: 6, film: "a", written: 3)
        try PNGFolderEncoderTests.write(PNGFolderEncoderTests.frame(0), to: first)
        try first.finish()
        #expect(try isComplete == false)
        try second.finish()
        #expect(try isComplete == true && others == names(1...6))
    }

    @Test("while a film is written, another is refused", arguments: [nil, "a"], [nil, "b"])
    func twoFilms(one: String?, other: String?) throws {
        let encoder = try render(3, film: one, written: 1)
        let error = #expect(throws: EncodingError.self) { try render(3, film: other) }
        guard case .folderInUse(folder.path, by: let holder) = error else {
            throw Tool.Failed(description: "\(String(describing: error))")
        }
        #expect(holder.contains("process \(getpid())"))
        for _ in 1..<3 { try PNGFolderEncoderTests.write(PNGFolderEncoderTests.frame(0), to: encoder) }
        try encoder.finish()
        #expect(try isComplete == true && others == names(1...3))
    }

    @Test("frames without a record are refused, and stay")
    func unknownFrames() throws {
        for name in names(3...4) { try folder.write("mine", as: name) }
        #expect(throws: EncodingError.unknownFrames(folder.path, count: 2, first: "frame-000003.png")) {
            try render(2, film: "a")
        }
        #expect(try folder.names() == names(3...4))
    }

    @Test("frames with other bytes are another film")
    func layout() throws {
        for depth in PNGWriter.BitDepth.allCases {
            let encoder = try PNGFolderEncoder(
                folder: folder.path, format: PNGFolderEncoderTests.format(1, identity: "a"), bitDepth: depth)
            try PNGFolderEncoderTests.write(PNGFolderEncoderTests.frame(0), to: encoder)
            try encoder.finish()
            #expect(encoder.removedFrameCount == (depth == .eight ? 0 : 1))
        }
    }

    @Test("the same film leaves the same bytes, the record's too")
    func sameBytes() throws {
        try render(2, film: "a")
        let once = try folder.bytes(of: PNGFolderEncoderTests.record)
        try render(2, film: "a")
        #expect(try folder.bytes(of: PNGFolderEncoderTests.record) == once)
    }
}
