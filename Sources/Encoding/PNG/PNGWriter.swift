// SPDX-License-Identifier: MIT
import Basics
import CPNG
import Raster
import Storage

/// Writes one PNG from top to bottom, as many rows at a time as the caller has.
///
/// The bytes depend only on the pixels and the layout: not on the bands, the time, or the machine. The file is tagged
/// sRGB. It gets its name in ``finish(isDurable:)`` and does not exist before.
public final class PNGWriter {
    public enum BitDepth: Int, Hashable, Sendable, CaseIterable {
        case eight = 8
        case sixteen = 16
    }

    public let path: FilePath
    public let size: PixelSize
    public let channels: Channels
    public let bitDepth: BitDepth
    /// The number of rows written.
    public private(set) var rowsWritten = 0

    private let dither: OrderedDither
    private let file: AtomicFile
    private let core: PNGWriterCore

    /// Begins a file for `path`.
    ///
    /// - Parameters:
    ///   - dither: the rounding of 16 bits to 8; plain rounding except for films.
    ///   - removesStaleParts: see ``AtomicFile``.
    /// - Throws: ``StorageError``, ``PNGWriterError``.
    public init(
        at path: FilePath, size: PixelSize, channels: Channels, bitDepth: BitDepth = .eight,
        effort: PNGEffort = .usual, dither: OrderedDither = .none, removesStaleParts: Bool = true
    ) throws {
        let file = try AtomicFile(at: path, removesStaleParts: removesStaleParts)
        self.path = path
        self.size = size
        self.channels = channels
        self.bitDepth = bitDepth
        self.dither = dither
        self.file = file
        core = try PNGWriterCore(path: path, sink: file.write)
        try core.begin(size: size, channels: channels, bitDepth: bitDepth, effort: effort)
    }

    /// Takes the next rows: as wide as the picture, with its channels.
    ///
    /// - Throws: ``StorageError``, ``PNGWriterError``; the writer must not be used afterwards.
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

    /// The rows rounded to 8 bits; the first of them is row ``rowsWritten``.
    private func eightBitRows(of rows: Picture) -> [UInt8] {
        let length = rows.size.width * channels.count
        return [UInt8](unsafeUninitializedCapacity: rows.samples.count) { bytes, count in
            rows.samples.withUnsafeBufferPointer { samples in
                for row in 0..<rows.size.height {
                    let range = row * length..<(row + 1) * length
                    dither.round(
                        UnsafeBufferPointer(rebasing: samples[range]), channels: channels.count,
                        row: rowsWritten + row, into: UnsafeMutableBufferPointer(rebasing: bytes[range]))
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
