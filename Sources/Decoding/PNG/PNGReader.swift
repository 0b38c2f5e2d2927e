// SPDX-License-Identifier: MIT
import CPNG
import Raster
import Storage

/// Reads one PNG from top to bottom, as many rows at a time as the caller wants to hold.
///
/// Every kind of PNG is read: grey of 1 to 16 bits, palettes, transparency by colour or channel, 16-bit, interlaced.
/// Samples become 16-bit exactly (an 8-bit `v` is `v * 257`); a palette becomes RGB; anything transparent becomes RGBA.
/// They are as the file has them: profiles and gamma are for ``PictureReader`` to follow. Chunks that say nothing of the
/// samples are skipped unread. A wrong checksum, in whatever chunk, is an error.
public final class PNGReader {
    public let path: FilePath
    public let size: PixelSize
    public let channels: Channels
    /// Bits a sample in the file: 1, 2, 4, 8 or 16.
    public let bitDepth: Int
    /// Rows that have not been read.
    public private(set) var rowsLeft: Int

    private let core: PNGReaderCore
    private let isInterlaced: Bool
    private let isGrey: Bool
    /// An interlaced file's picture: it is complete only when all of it has been read.
    private var whole: Picture?

    /// Opens the file and reads its header.
    ///
    /// - Throws: ``PictureReaderError``.
    public convenience init(path: FilePath, limits: PictureLimits = .standard) throws(PictureReaderError) {
        do {
            try self.init(ByteSource(path: path, limits: limits), path: path, limits: limits)
        } catch {
            throw PictureReaderError(path, error)
        }
    }

    init(_ source: ByteSource, path: FilePath, limits: PictureLimits) throws(PictureReaderError.Problem) {
        let format = try PictureFormat(of: source)
        guard format == .png else { throw .wrongFormat(format, expected: .png) }
        // Where IHDR should be; Apple's tools write it for devices that cannot read it elsewhere.
        if source.peek(16).dropFirst(12).elementsEqual("CgBI".utf8) {
            throw .unsupported(kind: "a PNG in Apple's own format for apps (CgBI)")
        }
        self.path = path
        core = try PNGReaderCore(source)
        let header = try core.readHeader(limits: limits)
        size = PixelSize(width: Int(header.width), height: Int(header.height))
        guard let channels = Channels(rawValue: Int(header.channels)) else {
            throw .damaged(.png, detail: "\(header.channels) channels")
        }
        self.channels = channels
        bitDepth = Int(header.bit_depth)
        isInterlaced = header.is_interlaced
        isGrey = header.is_grey
        rowsLeft = size.height
    }

    /// Reads the next `count` rows, at most ``rowsLeft``. With the last of them the rest of the file is checked, too.
    ///
    /// The first call takes memory for the whole picture when the file is interlaced.
    ///
    /// - Throws: ``PictureReaderError``; the reader is of no use afterwards.
    public func read(rows count: Int) throws(PictureReaderError) -> Picture {
        do {
            return try readRows(count)
        } catch {
            throw PictureReaderError(path, error)
        }
    }

    func readRows(_ count: Int) throws(PictureReaderError.Problem) -> Picture {
        precondition((1...max(1, rowsLeft)).contains(count), "only the rows that are left can be read")
        let firstRow = size.height - rowsLeft
        let rows: Picture
        if isInterlaced {
            rows = try interlaced().rows(firstRow..<firstRow + count)
        } else {
            rows = try core.readRows(size: PixelSize(width: size.width, height: count), channels: channels)
        }
        rowsLeft -= count
        if rowsLeft == 0 {
            whole = nil
            try core.readEnd()
        }
        return rows
    }

    private func interlaced() throws(PictureReaderError.Problem) -> Picture {
        if let whole { return whole }
        let picture = try core.readInterlaced(size: size, channels: channels)
        whole = picture
        return picture
    }

    /// How the picture is to be turned to stand upright, as far as it has been read; `.upright` if the file is silent.
    public var orientation: Orientation { exif?.orientation ?? .upright }

    private var exif: EXIF? { core.exif.map { EXIF($0) } }

    /// The whole picture, with what the file says of its colours.
    func readStored() throws(PictureReaderError.Problem) -> StoredPicture {
        var colourSpace = try core.colourSpace()
        let picture = try readRows(rowsLeft)
        let exif = exif
        if case .standard = colourSpace, exif?.isAdobeRGB == true { colourSpace = .adobeRGB }
        return StoredPicture(
            format: .png, size: size, model: channels == .grey ? .grey : .rgb,
            opacity: channels == .rgba ? .straight : .none, isEightBit: bitDepth <= 8,
            isGreyAsColour: isGrey && channels != .grey, samples: picture.samples, colourSpace: colourSpace,
            orientation: exif?.orientation ?? .upright)
    }
}
