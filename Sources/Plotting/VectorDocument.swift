// SPDX-License-Identifier: MIT
import Basics
import CCairo
import Raster

/// Collects the SVG that Cairo writes; must live as long as its surface.
final class VectorDocument {
    private(set) var bytes: [UInt8] = []

    /// - Returns: like Cairo's functions, a surface in an error state if memory is short.
    func surface(of size: PixelSize) -> OpaquePointer? {
        let surface = cairo_svg_surface_create_for_stream(
            { document, bytes, count in
                guard let document, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<VectorDocument>.fromOpaque(document).takeUnretainedValue().bytes += UnsafeBufferPointer(
                    start: bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(self).toOpaque(), Double(size.width), Double(size.height))
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
        return surface
    }
}

extension VectorDocument {
    /// The document with its images and surfaces numbered from 1 in order of appearance.
    ///
    /// Cairo counts them over the whole process, so that the same figure would differ from file to file.
    var canonicalBytes: [UInt8] {
        var numbers: [String: Int] = [:]
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let quote = UInt8(ascii: "\"")
        for (index, part) in bytes.split(separator: quote, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append(quote) }
            guard part.count < Self.longestName,
                let (kind, number) = Self.numbered(String(decoding: part, as: UTF8.self))
            else {
                result += part
                continue
            }
            let name = String(kind.drop { $0 == "#" }) + number
            let known = numbers[name] ?? numbers.count + 1
            numbers[name] = known
            result += Array("\(kind)\(known)".utf8)
        }
        return result
    }

    private static let longestName = 32
    private static let kinds: Set<String> = ["image", "#image", "surface", "#surface", "source", "#source"]

    /// Splits a name into a kind and a number; nil for any other text.
    private static func numbered(_ text: String) -> (kind: String, number: String)? {
        let kind = String(text.prefix { !$0.isNumber })
        let number = String(text.dropFirst(kind.count))
        guard kinds.contains(kind), Int(number) != nil else { return nil }
        return (kind, number)
    }
}
