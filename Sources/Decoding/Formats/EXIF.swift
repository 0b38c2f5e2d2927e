// SPDX-License-Identifier: MIT
import Raster

/// What is needed of EXIF metadata: which way up the picture is.
///
/// Layout: JEITA CP-3451 (EXIF 2.3), section 4.5: a TIFF header and a list of tagged values.
enum EXIF {
    /// The orientation that `bytes` declare, with or without the leading `Exif\0\0`; nil if they declare none, or nonsense.
    static func orientation(in bytes: [UInt8]) -> Orientation? {
        let prefix = Array("Exif\0\0".utf8)
        let block = bytes.starts(with: prefix) ? Array(bytes.dropFirst(prefix.count)) : bytes
        guard let directory = TIFFDirectory(block), let value = directory.first(.orientation) else { return nil }
        return Orientation(rawValue: value)
    }
}
