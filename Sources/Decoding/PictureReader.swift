// SPDX-License-Identifier: MIT
import Raster
import Storage

/// Reads whole pictures: PNG, JPEG, WebP, HEIC, AVIF, JPEG XL, TIFF, BMP, and the first frame of a GIF.
///
/// - The format is determined by the content, not by the name.
/// - The result is upright: an orientation in EXIF, in TIFF's own tag or in HEIF's boxes has been applied.
/// - The result is in sRGB: colour profiles, PNG's gAMA, cHRM and cICP, HEIF's nclx and EXIF's Adobe RGB are applied. A
///   file that declares no colour space is sRGB. CMYK without a profile is converted by multiplying its inks.
/// - High dynamic range (PQ, HLG) is an error.
/// - Opacity is dropped if it is full everywhere: `.rgba` means that some pixel is not opaque.
/// - A truncated or damaged file is an error, never a picture with a grey lower half.
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
    /// - Parameter name: the picture's name in errors.
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
        let format = try PictureFormat(of: source)
        let stored = try read(source, as: format, path: path, limits: limits)
        let orientation = stored.orientation
        let picture = try ColourConversion.standardPicture(of: stored).upright(from: orientation)
        return picture.isOpaque && picture.channels == .rgba ? picture.converted(to: .rgb) : picture
    }

    private static func read(
        _ source: ByteSource, as format: PictureFormat, path: FilePath, limits: PictureLimits
    ) throws(PictureReaderError.Problem) -> StoredPicture {
        // PNG is decoded while it is read; the other libraries need all bytes at once.
        if format == .png { return try PNGReader(source, path: path, limits: limits).readStored() }
        let bytes = try source.readAll(limits: limits)
        return switch format {
        case .png: preconditionFailure("PNG has been read")
        case .jpeg: try JPEGReader.read(bytes, limits: limits)
        case .webp: try WebPReader.read(bytes, limits: limits)
        case .heic, .avif: try HEIFReader.read(bytes, as: format, limits: limits)
        case .jpegXL: try JPEGXLReader.read(bytes, limits: limits)
        case .bmp: try BMPReader.read(bytes, limits: limits)
        case .tiff: try TIFFReader.read(bytes, limits: limits)
        case .gif: try GIFReader.read(bytes, limits: limits)
        }
    }
}
