// SPDX-License-Identifier: MIT
import Basics
import CPNG
import Raster
import Storage

/// Reads one PNG from top to bottom, as many rows at a time as the caller wants to hold.
///
/// Every kind of PNG is read: grey of 1 to 16 bits, palettes, transparency by colour or channel, 16-bit, interlaced.
/// Samples become 16-bit exactly (an 8-bit `v` is `v * 257`); a palette becomes RGB; anything transparent becomes RGBA.
/// Colours are not converted: ``PictureReader`` applies profiles and gamma. Chunks other than those of samples, colours
/// and EXIF are skipped unread. A wrong checksum in any chunk is an error.
public final class PNGReader {
    public let path: FilePath
    public let size: PixelSize
    public let channels: Channels
    /// Bits a sample in the file: 1, 2, 4, 8 or 16.
    public let bitDepth: Int
    /// The number of rows not yet read.
    public private(set) var rowsLeft: Int

    private let core: PNGReaderCore
    private let isInterlaced: Bool
    private let isGrey: Bool
    /// The whole picture of an interlaced file, whose rows are complete only when all passes are decoded.
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
        // Apple's tools write CgBI in the place of IHDR, for PNGs that only Apple's devices read.
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

    /// Reads the next `count` rows, at most ``rowsLeft``. The last row's call also checks the rest of the file.
    ///
    /// If the file is interlaced, the first call takes memory for the whole picture.
    ///
    /// - Throws: ``PictureReaderError``; the reader must not be used afterwards.
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

    /// The orientation in the EXIF read so far; `.upright` if there is none.
    public var orientation: Orientation { exif?.orientation ?? .upright }

    private var exif: EXIF? { core.exif.map { EXIF($0) } }

    /// The whole picture with its declared colour space and orientation.
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
