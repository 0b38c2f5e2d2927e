// SPDX-License-Identifier: MIT
import Choreography
import Decoding
import Encoding
import Foundation
import Raster
import Rendering
import Storage

/// The drawn frames of a film that is not finished, so that an interrupted render goes on where it was.
///
/// Each is a 16-bit PNG named by what decides its pixels: weight files, what is mixed of them and how it is seen, size,
/// exactness. So frames are found again after the sequence was edited, and a wrong one is never taken. The folder is
/// hidden beside the film and goes when the film is finished.
final class FrameStore {
    private let folder: FilePath
    private let size: PixelSize
    private let channels: Channels
    private let isExact: Bool
    private let digests: [String: String]
    private let reach: SIMD2<Double>
    private var writer: PNGWriter?

    /// Changes whenever the same weights draw other pixels.
    private static let drawingVersion = 3

    /// - Parameters:
    ///   - digests: of the weights, by name.
    ///   - reach: of the learned pictures, which decides where a view looks.
    /// - Throws: `StorageError` when the folder cannot be made.
    init(
        beside film: FilePath, size: PixelSize, channels: Channels, isExact: Bool, digests: [String: String],
        reach: SIMD2<Double>
    ) throws {
        let name = film.lastComponent?.string ?? "film"
        folder = film.folder.appending(".\(name).frames")
        self.size = size
        self.channels = channels
        self.isExact = isExact
        self.digests = digests
        self.reach = reach
        try folder.makeFolder()
        AtomicFile.removeStaleParts(in: folder)
    }

    /// Whether the frame of `shot` is there. May be asked by any thread.
    nonisolated func contains(_ shot: Shot) -> Bool {
        FileManager.default.fileExists(atPath: path(of: shot).string)
    }

    /// Keeps the next rows of the frame of `shot`.
    func keep(_ band: Band, of shot: Shot) throws {
        if band.firstRow == 0 {
            writer = try PNGWriter(
                at: path(of: shot), size: size, channels: channels, bitDepth: .sixteen, effort: .stored,
                removesStaleParts: false)
        }
        try writer?.write(band.pixels)
        if band.rows.upperBound == size.height {
            // After a power cut a frame may be damaged; then its checksum says so and it is drawn again.
            try writer?.finish(isDurable: false)
            writer = nil
        }
    }

    /// Reads the frame of `shot` from top to bottom.
    ///
    /// - Returns: false, with nothing given out, when the frame is damaged; it is then removed.
    func recall(_ shot: Shot, give: (Band) throws -> Void) throws -> Bool {
        let path = path(of: shot)
        guard isIntact(path) else {
            unlink(path.string)
            return false
        }
        let reader = try PNGReader(path: path)
        var row = 0
        while reader.rowsLeft > 0 {
            let rows = try reader.read(rows: min(reader.rowsLeft, Self.rowsAtOnce))
            try give(Band(firstRow: row, pixels: rows))
            row += rows.size.height
        }
        return true
    }

    /// Forgets all frames; for a film that is finished.
    func remove() { try? FileManager.default.removeItem(atPath: folder.string) }

    /// Reads all of a frame, since what encoders were given cannot be taken back.
    private func isIntact(_ path: FilePath) -> Bool {
        guard let reader = try? PNGReader(path: path), reader.size == size, reader.channels == channels else {
            return false
        }
        while reader.rowsLeft > 0 {
            guard (try? reader.read(rows: min(reader.rowsLeft, Self.rowsAtOnce))) != nil else { return false }
        }
        return true
    }

    private static let rowsAtOnce = 32

    private func path(of shot: Shot) -> FilePath {
        var text =
            "\(Self.drawingVersion) \(size) \(channels.count) \(isExact)" + shot.blend.fingerprint(digests: digests)
        // Numbers are written so that different ones never look alike.
        if shot.view != .identity { text += " \(shot.view) \(reach)" }
        return folder.appending("\(SHA256.hexadecimal(of: Array(text.utf8)).prefix(32)).png")
    }
}

extension FrameStore: @unchecked Sendable {}
