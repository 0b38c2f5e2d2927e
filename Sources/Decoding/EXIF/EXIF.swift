// SPDX-License-Identifier: MIT
import Raster

/// The fields used of EXIF metadata: the picture's orientation and whether it is in Adobe RGB.
///
/// Layout: JEITA CP-3451 (EXIF 2.3), section 4.5: a TIFF header and lists of tagged values.
struct EXIF {
    /// nil if absent or invalid.
    let orientation: Orientation?
    /// Whether the camera recorded Adobe RGB: the interoperability index `R03` (DCF 2.0, JEITA CP-3461, annex).
    let isAdobeRGB: Bool

    private static let prefix = Array("Exif\0\0".utf8)

    /// - Parameter bytes: with or without the leading `Exif\0\0`.
    init(_ bytes: some Collection<UInt8>) {
        let block = bytes.starts(with: Self.prefix) ? Array(bytes.dropFirst(Self.prefix.count)) : Array(bytes)
        let main = TIFFDirectory(block)
        orientation = main?.integer(.orientation).flatMap(Orientation.init(rawValue:))
        let exif = main?.integer(.exif).flatMap { TIFFDirectory(block, at: $0) }
        let interoperability = exif?.integer(.interoperability).flatMap { TIFFDirectory(block, at: $0) }
        isAdobeRGB = interoperability?.shortText(.interoperabilityIndex) == "R03"
    }
}
