// SPDX-License-Identifier: MIT
import Foundation
import Raster
import Storage

/// What a folder of frames says of itself, in a hidden JSON file beside them.
struct FilmRecord: Codable, Hashable {
    static let name = ".inbetween-film.json"

    /// Whether all frames of the film are there.
    var isComplete = false
    /// Differs for films that differ in a frame, as far as their makers tell. Nil for a film that cannot be gone on with.
    var film: String?
    /// How many frames the whole film has.
    let frames: Int
    let width: Int
    let height: Int

    private enum CodingKeys: String, CodingKey {
        case isComplete = "complete"
        case film, frames, width, height
    }

    /// - Parameter layout: what decides the frames' bytes beside the film itself.
    init(of format: FilmFormat, layout: String) {
        frames = format.wholeFrameCount
        width = format.size.width
        height = format.size.height
        film = format.identity.map { [frames, size = format.size, channels = format.channels] identity in
            let text = "\(identity) \(size) \(channels.count) \(frames) \(layout)"
            return String(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32))
        }
    }

    /// The record in a folder; nil where there is none, or one that nobody can read.
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
