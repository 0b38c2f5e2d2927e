// SPDX-License-Identifier: MIT
import Storage

/// The file formats of pictures that can be read, distinguished by a file's first bytes, not by its name.
public enum PictureFormat: String, Hashable, Sendable, CaseIterable {
    case png = "PNG"
    case jpeg = "JPEG"
    case webp = "WebP"
    case heic = "HEIC"
    case avif = "AVIF"
    case jpegXL = "JPEG XL"
    case bmp = "BMP"
    case tiff = "TIFF"
    case gif = "GIF"

    /// The name in a sentence, for instance `an AVIF`.
    var withArticle: String { self == .avif ? "an \(rawValue)" : "a \(rawValue)" }

    /// The number of first bytes that ``init(firstBytes:)`` and ``describe(firstBytes:)`` examine.
    static let signatureLength = 64
}

extension PictureFormat {
    /// The format of `source`, which is not moved.
    ///
    /// - Throws: `unreadable`, `unknownFormat`, `lfsPointer`.
    init(of source: ByteSource) throws(PictureReaderError.Problem) {
        let start = source.peek(Self.signatureLength)
        if let failure = source.failure { throw .unreadable(failure) }
        if GitLFSPointer.isOne(start) { throw .lfsPointer }
        guard let format = Self(firstBytes: start) else {
            throw .unknownFormat(content: Self.describe(firstBytes: start))
        }
        self = format
    }

    /// The format of a file that starts with `bytes`; nil if it is not a supported one.
    init?(firstBytes bytes: some Collection<UInt8>) {
        let bytes = Array(bytes.prefix(Self.signatureLength))
        func has(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if has("RIFF") && has("WEBP", at: 8) {
            self = .webp
        } else if has("GIF87a") || has("GIF89a") {
            self = .gif
        } else if [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43]]
            .contains(where: bytes.starts)
        {
            self = .tiff
        } else if bytes.starts(with: [0xFF, 0x0A]) || has("JXL \r\n", at: 4) {
            self = .jpegXL
        } else if has("ftyp", at: 4), let format = Self.init(brandsOf: bytes) {
            self = format
        } else if has("BM"), bytes.count >= 18, [12, 40, 52, 56, 64, 108, 124].contains(bytes[14]), bytes[15] == 0 {
            // Many texts begin with these two letters, so the size of the second header must be a known one, too.
            self = .bmp
        } else {
            return nil
        }
    }

    /// The HEIF format of a file that starts with the box `ftyp`, by its brands (ISO/IEC 23008-12, annexes B and G).
    private init?(brandsOf bytes: [UInt8]) {
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        // The major brand, a version (at 12), and the compatible brands.
        let brands = stride(from: 8, to: min(length, bytes.count) - 3, by: 4).filter { $0 != 12 }
            .map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) }
        if brands.contains(where: { ["avif", "avis"].contains($0) }) {
            self = .avif
        } else if brands.contains(where: { ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1"].contains($0) }) {
            self = .heic
        } else {
            return nil
        }
    }

    /// A guess at an unsupported file, to follow "it looks like"; for instance `a PDF`.
    static func describe(firstBytes bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes.prefix(signatureLength))
        for known in knownOthers where bytes.dropFirst(known.offset).starts(with: known.magic) { return known.name }
        if isText(bytes) { return "text" }
        let shown = bytes.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "data of some other kind (its first bytes are \(shown.joined(separator: " ")))"
    }

    private struct Other {
        let offset: Int
        let magic: [UInt8]
        let name: String

        init(_ name: String, _ magic: String, at offset: Int = 0) {
            self.init(name, Array(magic.utf8), at: offset)
        }

        init(_ name: String, _ magic: [UInt8], at offset: Int = 0) {
            self.name = name
            self.magic = magic
            self.offset = offset
        }
    }

    private static let knownOthers = [
        Other("an MP4 film", "ftyp", at: 4),
        Other("a JPEG 2000 picture", "jP  ", at: 4), Other("a Photoshop document", "8BPS"), Other("a PDF", "%PDF"),
        Other("an OpenEXR picture", [0x76, 0x2F, 0x31, 0x01]), Other("an icon", [0, 0, 1, 0]),
        Other("an SVG drawing", "<svg"), Other("a WebM film", [0x1A, 0x45, 0xDF, 0xA3]),
        Other("a ZIP archive", [0x50, 0x4B, 3, 4]), Other("gzip-compressed data", [0x1F, 0x8B]),
        Other("a program", [0x7F, 0x45, 0x4C, 0x46]), Other("a NumPy array", [0x93, 0x4E, 0x55, 0x4D]),
    ]

    /// Whether `bytes` could be text: no control bytes except white space. UTF-8 is not decoded, since `bytes` may end
    /// within a character.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        !bytes.isEmpty && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    }
}
