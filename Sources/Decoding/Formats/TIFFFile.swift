// SPDX-License-Identifier: MIT
import Raster

/// The first picture of a TIFF file: Adobe's TIFF 6.0 specification.
enum TIFFFile {
    static func picture(in bytes: [UInt8]) throws(PictureReaderError.Problem) -> StillPacket {
        // The directory may be anywhere, and where it is cut off so is the file.
        guard let directory = TIFFDirectory(bytes) else { throw .truncated(.tiff) }
        guard let width = directory.first(.imageWidth), let height = directory.first(.imageLength), width > 0,
            height > 0
        else { throw .damaged(.tiff, detail: "no width and height") }
        if let meaning = directory.first(.sampleFormat), meaning != 1 {
            throw .unsupported(kind: "a TIFF of samples that are not whole positive numbers")
        }
        let compression = directory.first(.compression) ?? 1
        guard compressions.contains(compression) else {
            throw .unsupported(kind: "a TIFF of compression \(compression)")
        }
        try checkData(directory, byteCount: bytes.count)
        return StillPacket(
            format: .tiff, width: width, height: height, bytes: directory.reduced(to: decoderTags),
            orientation: directory.first(.orientation).flatMap(Orientation.init(rawValue:)) ?? .upright,
            opacity: opacity(directory))
    }

    /// None, CCITT 2 to 4, LZW, Deflate by both of its numbers, PackBits, LZMA. JPEG within TIFF is not among what the
    /// decoder knows, though it does not say so.
    private static let compressions: Set<Int> = [1, 2, 3, 4, 5, 8, 32_773, 32_946, 34_925]

    /// The tags that tell how samples are laid out; the decoder refuses files with any it does not know.
    private static let decoderTags: Set<Int> = [
        256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 530,
    ]

    /// Section 18: what a sample beyond the colours means: 1 premultiplied opacity, 2 opacity, anything else is not said.
    private static func opacity(_ directory: TIFFDirectory) -> StillPacket.Opacity {
        switch directory.first(.extraSamples) {
        case 1: .premultiplied
        case 2: .straight
        default: .none
        }
    }

    /// Refuses a file whose strips or tiles are not all in it.
    private static func checkData(
        _ directory: TIFFDirectory, byteCount: Int
    ) throws(PictureReaderError.Problem) {
        for (offsets, counts) in [(TIFFDirectory.Tag.stripOffsets, .stripByteCounts), (.tileOffsets, .tileByteCounts)]
            as [(TIFFDirectory.Tag, TIFFDirectory.Tag)]
        {
            guard let starts = directory.values(offsets), let sizes = directory.values(counts) else { continue }
            for (start, size) in zip(starts, sizes) where start + size > byteCount { throw .truncated(.tiff) }
        }
    }
}
