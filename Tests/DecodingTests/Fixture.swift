// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Raster
import Storage
import Testing

/// A picture file of `Fixtures`, made by `Fixtures/make.py`, with what it must decode to.
struct Fixture: CustomTestStringConvertible, Sendable {
    let name: String
    let path: FilePath
    let expected: Picture
    /// Bits of the expected samples: 8 or 16.
    let bits: Int

    var testDescription: String { name }

    /// The files that begin with `prefix` and have an expectation, sorted by name.
    static func all(_ prefix: String) -> [Fixture] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
        let files = names.filter { $0.hasPrefix(prefix) && !$0.hasSuffix(".expected") }.sorted()
        return files.compactMap { file in
            let stem = String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)])
            return names.contains("\(stem).expected") ? Fixture(stem, file) : nil
        }
    }

    static let folder = FilePath(Bundle.module.bundlePath).appending("Fixtures")

    /// The bytes of a file of `Fixtures`.
    static func bytes(_ file: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder.appending(file).string)))
    }

    private init?(_ name: String, _ file: String) {
        guard let bytes = try? Self.bytes("\(name).expected"), let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let header = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        guard header.count == 4, let channels = Channels(rawValue: header[2]) else { return nil }
        let data = Array(bytes[(end + 1)...])
        let size = PixelSize(width: header[0], height: header[1])
        bits = header[3]
        if bits == 8 {
            expected = Picture(size: size, channels: channels, eightBitSamples: data)
        } else {
            let pairs = stride(from: 0, to: data.count, by: 2)
            expected = Picture(
                size: size, channels: channels, samples: pairs.map { UInt16(data[$0]) | UInt16(data[$0 + 1]) << 8 })
        }
        self.name = name
        path = Self.folder.appending(file)
    }
}
