// SPDX-License-Identifier: MIT

/// sRGB as a constant ICC profile of a few hundred bytes, for containers that have no shorter declaration of sRGB.
///
/// Layout: ICC.1:2010 (version 4.3). Primaries and curve: IEC 61966-2-1, with the primaries adapted to D50 by
/// Bradford's matrix.
enum StandardProfile {
    static let bytes: [UInt8] = {
        let curve = tag("para", [0, 3, 0, 0] + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed))
        let contents: [(name: String, data: [UInt8])] = [
            ("desc", words("sRGB")), ("cprt", words("No copyright")), ("wtpt", colour(d50)),
            ("rXYZ", colour([0.43607, 0.22249, 0.01392])), ("gXYZ", colour([0.38515, 0.71687, 0.09708])),
            ("bXYZ", colour([0.14307, 0.06061, 0.71410])), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        // The three curves share their bytes.
        var (table, data): ([UInt8], [UInt8]) = (UInt32(contents.count).bigEndianBytes, [])
        let start = headerBytes + 4 + 12 * contents.count
        var lastOffset = start
        for (index, content) in contents.enumerated() {
            if index == 0 || content.data != contents[index - 1].data {
                lastOffset = start + data.count
                data += content.data
            }
            table += Array(content.name.utf8) + UInt32(lastOffset).bigEndianBytes
            table += UInt32(content.data.count).bigEndianBytes
        }
        return header(byteCount: start + data.count) + table + data
    }()

    private static let headerBytes = 128
    private static let d50 = [0.96420, 1.0, 0.82491]

    /// The header: an RGB display profile with connection space XYZ; no creator, no date.
    private static func header(byteCount: Int) -> [UInt8] {
        var header = UInt32(byteCount).bigEndianBytes + [0, 0, 0, 0, 4, 0x30, 0, 0] + Array("mntrRGB XYZ ".utf8)
        header += [UInt8](repeating: 0, count: 12) + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
        header += d50.flatMap(fixed)
        return header + [UInt8](repeating: 0, count: headerBytes - header.count)
    }

    private static func tag(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let bytes = Array(type.utf8) + [0, 0, 0, 0] + data
        return bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }

    private static func colour(_ xyz: [Double]) -> [UInt8] { tag("XYZ ", xyz.flatMap(fixed)) }

    /// A text in one language.
    private static func words(_ text: String) -> [UInt8] {
        let letters = text.utf16.flatMap(\.bigEndianBytes)
        let place = UInt32(letters.count).bigEndianBytes + UInt32(28).bigEndianBytes
        return tag("mluc", UInt32(1).bigEndianBytes + UInt32(12).bigEndianBytes + Array("enUS".utf8) + place + letters)
    }

    private static func fixed(_ value: Double) -> [UInt8] {
        UInt32(bitPattern: Int32((value * 65_536).rounded())).bigEndianBytes
    }
}
