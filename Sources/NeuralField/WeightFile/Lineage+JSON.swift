// SPDX-License-Identifier: MIT

extension Lineage {
    /// For example `{"start":"shared","root":7}`, or with `"parent"` and a digest at the end.
    var json: String {
        let end = parent.map { ",\"parent\":\($0.jsonLiteral)" } ?? ""
        return "{\"start\":\"\(start.rawValue)\",\"root\":\(root)\(end)}"
    }

    /// - Throws: ``JSONError``.
    init(scanning scanner: inout JSONScanner) throws {
        var start: Start?
        var root: UInt64?
        var parent: String?
        try scanner.object { scanner, key in
            switch key {
            case "start": start = try scanner.choice()
            case "root": root = try scanner.unsignedInteger()
            case "parent":
                let digest = try scanner.string()
                guard WeightFileHeader.isDigest(digest) else {
                    throw WeightFileError.Problem.invalidMetadata(
                        key: "lineage", value: digest, expected: "the SHA-256 digest of a parent")
                }
                parent = digest
            default: throw scanner.unknownKey(key)
            }
        }
        self.init(start: try scanner.require(start, "start"), root: try scanner.require(root, "root"), parent: parent)
    }
}
