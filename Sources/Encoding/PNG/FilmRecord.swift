// SPDX-License-Identifier: MIT
import Foundation
import Raster
import Storage

/// The record of a folder of frames, in a hidden JSON file beside them.
struct FilmRecord: Codable, Hashable {
    static let name = ".inbetween-film.json"

    /// Whether the folder holds all frames of the film.
    var isComplete = false
    /// A digest of ``FilmFormat/identity``, size, channels, frame count and layout; nil for a film that cannot be
    /// resumed.
    var film: String?
    /// The number of frames of the whole film.
    let frames: Int
    let width: Int
    let height: Int

    private enum CodingKeys: String, CodingKey {
        case isComplete = "complete"
        case film, frames, width, height
    }

    /// - Parameter layout: the settings other than the film that determine the frames' bytes.
    init(of format: FilmFormat, layout: String) {
        frames = format.wholeFrameCount
        width = format.size.width
        height = format.size.height
        film = format.identity.map { [frames, size = format.size, channels = format.channels] identity in
            let text = "\(identity) \(size) \(channels.count) \(frames) \(layout)"
            return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32))
        }
    }

    /// The record in a folder; nil if there is none, or if it is malformed.
    ///
    /// - Throws: ``StorageError`` (`read`).
    init?(in folder: FilePath) throws {
        guard let bytes = try folder.appending(Self.name).bytesIfThere(upTo: 1 << 16),
            let record = try? JSONDecoder().decode(Self.self, from: Data(bytes)), record.frames >= 1
        else { return nil }
        self = record
    }

    /// - Throws: ``StorageError``.
    func write(in folder: FilePath) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(self) else { preconditionFailure("a record can be written as JSON") }
        try AtomicFile.write(data + [0x0a], to: folder.appending(Self.name))
    }
}
