// SPDX-License-Identifier: MIT
import Networks
import Safetensors

extension Lineage {
    /// For example `{"start":"shared","root":7}`; with the digests `"parent"` and `"rehearsal"` and the objects
    /// `"aligned"` and `"between"`, if they are known.
    var json: String {
        let grown = parent.map { ",\"parent\":\($0.jsonLiteral)" } ?? ""
        let aligned = alignment.map { ",\"aligned\":\($0.json)" } ?? ""
        let rehearsed = rehearsal.map { ",\"rehearsal\":\($0.jsonLiteral)" } ?? ""
        let between = ends.map { ",\"between\":\($0.json)" } ?? ""
        return "{\"start\":\"\(start.rawValue)\",\"root\":\(root)\(grown)\(aligned)\(rehearsed)\(between)}"
    }

    /// - Throws: ``JSONError``, ``WeightFileError/Problem`` (`invalidMetadata`).
    init(scanning scanner: inout JSONScanner) throws {
        var start: Start?
        var root: UInt64?
        var parent: String?
        var alignment: Reordering?
        var rehearsal: String?
        var ends: Ends?
        try scanner.object { scanner, key in
            switch key {
            case "start": start = try scanner.choice()
            case "root": root = try scanner.unsignedInteger()
            case "parent": parent = try Self.digest(scanning: &scanner, of: "a parent")
            case "aligned": alignment = try Reordering(scanning: &scanner)
            case "rehearsal": rehearsal = try Self.digest(scanning: &scanner, of: "a rehearsal")
            case "between": ends = try Ends(scanning: &scanner)
            default: throw scanner.unknownKey(key)
            }
        }
        self.init(
            start: try scanner.require(start, "start"), root: try scanner.require(root, "root"), parent: parent,
            alignment: alignment, rehearsal: rehearsal, ends: ends)
    }

    fileprivate static func digest(scanning scanner: inout JSONScanner, of what: String) throws -> String {
        let digest = try scanner.string()
        guard WeightFileHeader.isDigest(digest) else {
            throw WeightFileError.Problem.invalidMetadata(
                key: "lineage", value: digest, expected: "the SHA-256 digest of \(what)")
        }
        return digest
    }
}

extension Lineage.Reordering {
    /// For example `{"root":7,"reference":"0f...","original":"3a..."}`.
    fileprivate var json: String {
        "{\"root\":\(root),\"reference\":\(reference.jsonLiteral),\"original\":\(original.jsonLiteral)}"
    }

    /// - Throws: ``JSONError``, ``WeightFileError/Problem`` (`invalidMetadata`).
    fileprivate init(scanning scanner: inout JSONScanner) throws {
        var root: UInt64?
        var reference: String?
        var original: String?
        try scanner.object { scanner, key in
            switch key {
            case "root": root = try scanner.unsignedInteger()
            case "reference": reference = try Lineage.digest(scanning: &scanner, of: "a reference")
            case "original": original = try Lineage.digest(scanning: &scanner, of: "an original")
            default: throw scanner.unknownKey(key)
            }
        }
        self.init(
            root: try scanner.require(root, "root"), reference: try scanner.require(reference, "reference"),
            original: try scanner.require(original, "original"))
    }
}

extension Lineage.Ends {
    /// For example `{"first":"0f...","second":"3a..."}`.
    fileprivate var json: String { "{\"first\":\(first.jsonLiteral),\"second\":\(second.jsonLiteral)}" }

    /// - Throws: ``JSONError``, ``WeightFileError/Problem`` (`invalidMetadata`).
    fileprivate init(scanning scanner: inout JSONScanner) throws {
        var first: String?
        var second: String?
        try scanner.object { scanner, key in
            switch key {
            case "first": first = try Lineage.digest(scanning: &scanner, of: "an end")
            case "second": second = try Lineage.digest(scanning: &scanner, of: "an end")
            default: throw scanner.unknownKey(key)
            }
        }
        self.init(first: try scanner.require(first, "first"), second: try scanner.require(second, "second"))
    }
}
