// SPDX-License-Identifier: MIT
import CPNG
import Raster
import Storage

/// Writes one PNG from top to bottom, as many rows at a time as the caller has.
///
/// The bytes depend on nothing but the pixels and the layout: not on how the rows were cut into bands, the time, or the
/// machine. Of 16-bit samples, files of 8 bits get a fixed dither rather than bands. The file is tagged sRGB. It gets its name in ``finish(isDurable:)``; before, nothing is there.
public final class PNGWriter {
    public enum BitDepth: Int, Hashable, Sendable, CaseIterable {
        case eight = 8
        case sixteen = 16
    }

    public let path: FilePath
    public let size: PixelSize
    public let channels: Channels
    public let bitDepth: BitDepth
    /// How many rows have come.
    public private(set) var rowsWritten = 0

    private let file: AtomicFile
    private let core: PNGWriterCore

    /// Begins a file for `path`.
    ///
    /// - Parameter removesStaleParts: see ``AtomicFile``.
    /// - Throws: ``StorageError``, ``PNGWriterError``.
    public init(
        at path: FilePath, size: PixelSize, channels: Channels, bitDepth: BitDepth = .eight,
        effort: PNGEffort = .usual, removesStaleParts: Bool = true
    ) throws {
        let file = try AtomicFile(at: path, removesStaleParts: removesStaleParts)
        self.path = path
        self.size = size
        self.channels = channels
        self.bitDepth = bitDepth
        self.file = file
        core = try PNGWriterCore(path: path, sink: file.write)
        try core.begin(size: size, channels: channels, bitDepth: bitDepth, effort: effort)
    }

    /// Takes the next rows: as wide as the picture, with its channels.
    ///
    /// - Throws: ``StorageError``, ``PNGWriterError``; the writer is of no use afterwards.
    public func write(_ rows: Picture) throws {
        precondition(rows.size.width == size.width && rows.channels == channels, "rows are as wide as the picture")
        precondition(rowsWritten + rows.size.height <= size.height, "no more rows than the picture has")
        switch bitDepth {
        case .eight: try core.write(eightBitRows(of: rows), rows: rows.size.height)
        case .sixteen: try core.write(rows.samples, rows: rows.size.height)
        }
        rowsWritten += rows.size.height
    }

    /// Completes the file and gives it its name; all rows must have come.
    ///
    /// - Parameter isDurable: see ``AtomicFile/commit(isDurable:)``.
    /// - Throws: ``StorageError``, ``PNGWriterError``.
    public func finish(isDurable: Bool = true) throws {
        precondition(rowsWritten == size.height, "a picture is complete with its last row")
        try core.end()
        try file.commit(isDurable: isDurable)
    }

    /// The next rows in 8 bits. The dither depends on the place in the picture, so bands join without a seam, and it leaves
    /// what was of 8 bits as it was.
    private func eightBitRows(of rows: Picture) -> [UInt8] {
        let rowSamples = size.width * channels.count
        return [UInt8](unsafeUninitializedCapacity: rows.samples.count) { output, count in
            rows.samples.withUnsafeBufferPointer { input in
                for row in 0..<rows.size.height {
                    let range = row * rowSamples..<(row + 1) * rowSamples
                    OrderedDither.blueNoise.round(
                        UnsafeBufferPointer(rebasing: input[range]), channels: channels.count, row: rowsWritten + row,
                        into: UnsafeMutableBufferPointer(rebasing: output[range]))
                }
            }
            count = rows.samples.count
        }
    }

    /// Writes a whole picture at once. See ``PNGWriter``.
    public static func write(
        _ picture: Picture, to path: FilePath, bitDepth: BitDepth = .eight, effort: PNGEffort = .usual
    ) throws {
        let writer = try PNGWriter(
            at: path, size: picture.size, channels: picture.channels, bitDepth: bitDepth, effort: effort)
        try writer.write(picture)
        try writer.finish()
    }
}
