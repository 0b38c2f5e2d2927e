// SPDX-License-Identifier: MIT
import Networks
import Safetensors

extension WeightFileHeader {
    private typealias Problem = WeightFileError.Problem

    /// The strings a weight file carries.
    var metadata: [String: String] {
        var strings = [
            "format": "\(Self.formatPrefix)\(Self.formatVersion)", "shape": shape.json, "lineage": lineage.json,
            "recipe": provenance.recipe, "steps": String(provenance.steps),
            "pixel_updates": String(provenance.pixelUpdates), "colour": Self.colour, "software": software,
        ]
        strings["picture_sha256"] = provenance.pictureSHA256
        if let width = provenance.pictureWidth, let height = provenance.pictureHeight {
            strings["picture_size"] = "\(width)x\(height)"
        }
        strings["psnr_db"] = provenance.psnr.map { "\($0)" }
        return strings
    }

    /// Reads the strings of a weight file. Unknown keys are left to other programs.
    ///
    /// - Throws: ``WeightFileError/Problem``.
    init(metadata: [String: String]) throws {
        try Self.checkFormat(metadata["format"])
        func required(_ key: String) throws -> String {
            guard let value = metadata[key] else { throw Problem.missingMetadata(key: key) }
            return value
        }
        let colour = try required("colour")
        guard colour == Self.colour else {
            throw Problem.invalidMetadata(key: "colour", value: colour, expected: Self.colour)
        }
        let shape = try Self.parse("shape", required("shape")) { try NetworkShape(scanning: &$0) }
        let lineage = try Self.parse("lineage", required("lineage")) { try Lineage(scanning: &$0) }
        let size = try metadata["picture_size"].map(Self.pictureSize)
        let provenance = Provenance(
            pictureSHA256: try metadata["picture_sha256"].map { try Self.digest("picture_sha256", $0) },
            pictureWidth: size?.width, pictureHeight: size?.height,
            recipe: try Self.printable("recipe", required("recipe")),
            steps: try Self.count("steps", required("steps")),
            pixelUpdates: try Self.count("pixel_updates", required("pixel_updates")),
            psnr: try metadata["psnr_db"].map(Self.psnr))
        let software = try Self.printable("software", metadata["software"] ?? "unknown")
        self.init(shape: shape, lineage: lineage, provenance: provenance, software: software)
    }

    private static func checkFormat(_ format: String?) throws {
        guard let format, format.hasPrefix(formatPrefix) else { throw Problem.notAWeightFile(format: format) }
        let version = format.dropFirst(formatPrefix.count)
        if version == "\(formatVersion)" { return }
        let isNumber = version.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard isNumber, let first = version.first, first != "0" else {
            throw Problem.invalidMetadata(key: "format", value: format, expected: "\(formatPrefix)\(formatVersion)")
        }
        throw Problem.unsupportedVersion(found: format, newest: formatVersion)
    }

    private static func parse<Value>(
        _ key: String, _ text: String, _ body: (inout JSONScanner) throws -> Value
    ) throws -> Value {
        do {
            var scanner = try JSONScanner(Array(text.utf8))
            let value = try body(&scanner)
            try scanner.end()
            return value
        } catch let error as JSONError {
            throw Problem.malformedMetadata(key: key, error)
        }
    }

    private static func digest(_ key: String, _ text: String) throws -> String {
        guard isDigest(text) else {
            throw Problem.invalidMetadata(key: key, value: text, expected: "64 lowercase hexadecimal digits")
        }
        return text
    }

    private static func printable(_ key: String, _ text: String) throws -> String {
        guard text.isPrintable else {
            throw Problem.invalidMetadata(key: key, value: text, expected: "a line of printable characters")
        }
        return text
    }

    private static func count(_ key: String, _ text: String) throws -> Int {
        // Only the canonical form is allowed, so that a file read and written again is the same file.
        guard let count = Int(text), count >= 0, String(count) == text else {
            throw Problem.invalidMetadata(key: key, value: text, expected: "a whole number of 0 or more")
        }
        return count
    }

    private static func pictureSize(_ text: String) throws -> (width: Int, height: Int) {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1],
            (1...Provenance.longestSide).contains(width), (1...Provenance.longestSide).contains(height),
            width * height <= Provenance.mostPixels, "\(width)x\(height)" == text
        else {
            throw Problem.invalidMetadata(
                key: "picture_size", value: text,
                expected: "WIDTHxHEIGHT in pixels, at most \(Provenance.longestSide) a side and "
                    + "\(Provenance.mostPixels / 1_000_000) million in all")
        }
        return (width, height)
    }

    /// A picture that came back exactly has infinite PSNR, written `inf`.
    private static func psnr(_ text: String) throws -> Double {
        guard let value = Double(text), value.isFinite || value == .infinity else {
            throw Problem.invalidMetadata(key: "psnr_db", value: text, expected: "a number of decibels")
        }
        return value
    }
}
