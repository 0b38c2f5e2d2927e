// SPDX-License-Identifier: MIT
import Raster
import Storage

/// Reads whole pictures: PNG, JPEG, WebP, BMP, TIFF, and the first frame of a GIF.
///
/// - The content tells the format, not the name.
/// - The picture comes upright: an orientation in EXIF, or in TIFF's own tag, has been applied.
/// - Samples are taken to be sRGB: colour profiles and gamma are ignored. CMYK is converted without a profile, too.
/// - Opacity that is full everywhere is left out: `.rgba` means that something shows through.
/// - A file that is cut off or damaged is an error, never a picture with a grey lower half.
public enum PictureReader {
    /// Reads the file at `path`.
    ///
    /// - Throws: ``PictureReaderError``.
    public static func read(
        _ path: FilePath, limits: PictureLimits = .standard
    ) throws(PictureReaderError) -> Picture {
        do {
            return try read(ByteSource(path: path, limits: limits), path: path, limits: limits)
        } catch {
            throw PictureReaderError(path, error)
        }
    }

    /// Reads a picture from the bytes of a file.
    ///
    /// - Parameter name: what to call it in errors.
    /// - Throws: ``PictureReaderError``.
    public static func read(
        bytes: [UInt8], named name: FilePath, limits: PictureLimits = .standard
    ) throws(PictureReaderError) -> Picture {
        guard !bytes.isEmpty else { throw PictureReaderError(name, .empty) }
        guard bytes.count <= limits.fileBytes else {
            throw PictureReaderError(name, .fileTooLarge(bytes: bytes.count, limit: limits.fileBytes))
        }
        do {
            return try read(ByteSource(bytes), path: name, limits: limits)
        } catch {
            throw PictureReaderError(name, error)
        }
    }

    private static func read(
        _ source: ByteSource, path: FilePath, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> Picture {
        let start = source.peek(PictureFormat.signatureLength)
        if let failure = source.failure { throw .unreadable(failure) }
        guard let format = PictureFormat(firstBytes: start) else {
            throw .unknownFormat(content: PictureFormat.describe(firstBytes: start))
        }
        let picture =
            try format == .png
            ? readPNG(source, path: path, limits: limits) : readStill(source, format: format, limits: limits)
        return picture.isOpaque && picture.channels == .rgba ? picture.converted(to: .rgb) : picture
    }

    private static func readPNG(
        _ source: ByteSource, path: FilePath, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> Picture {
        let reader = try PNGReader(source, path: path, limits: limits)
        let picture = try reader.readRows(reader.size.height)
        return picture.upright(from: reader.orientation)
    }

    private static func readStill(
        _ source: ByteSource, format: PictureFormat, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> Picture {
        let packet = try StillPacket.find(in: source.readAll(limits: limits), as: format)
        guard limits.allow(width: packet.width, height: packet.height) else {
            throw .tooLarge(width: packet.width, height: packet.height, limits: limits)
        }
        let frame = try PacketDecoder(packet).decode()
        return try FrameConversion(frame, of: packet).picture().upright(from: packet.orientation)
    }
}
