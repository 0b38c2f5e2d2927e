// SPDX-License-Identifier: MIT

/// The table of contents of a safetensors file: its strings, and each tensor's type, shape and position.
public struct SafetensorsHeader: Hashable, Sendable {
    /// One tensor, without its data.
    public struct Entry: Hashable, Sendable {
        public let name: String
        public let type: SafetensorsType
        public let shape: [Int]
        /// The positions of its bytes, counted from the end of the header.
        public let range: Range<Int>
    }

    /// The tensors in the order of their bytes, which they fill without a gap.
    public let entries: [Entry]
    public let metadata: [String: String]

    /// The one key of the header's JSON that is not a tensor's name.
    static let metadataKey = "__metadata__"
    /// The bytes before the header, which hold its length.
    static let lengthBytes = 8

    init(entries: [Entry], metadata: [String: String]) {
        self.entries = entries
        self.metadata = metadata
    }

    /// Reads a header's JSON and checks that its tensors fill `dataCount` bytes exactly.
    ///
    /// - Throws: ``SafetensorsError/Problem``.
    init(json: [UInt8], dataCount: Int) throws {
        guard json.first == UInt8(ascii: "{") else { throw SafetensorsError.Problem.headerBeginsWith(json.first) }
        var metadata: [String: String] = [:]
        var entries: [Entry] = []
        do {
            var scanner = try JSONScanner(json)
            try scanner.object { scanner, name in
                if name == Self.metadataKey {
                    try scanner.object { scanner, key in metadata[key] = try scanner.string() }
                } else {
                    guard entries.count < SafetensorsLimits.tensors else {
                        throw SafetensorsError.Problem.tooManyTensors
                    }
                    entries.append(try Entry(name: name, scanning: &scanner))
                }
            }
            try Self.checkPadding(json, from: scanner.offset)
        } catch let error as JSONError {
            throw SafetensorsError.Problem.header(error)
        }
        entries.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        try Self.checkLayout(entries, dataCount: dataCount)
        self.init(entries: entries, metadata: metadata)
    }

    private static func checkPadding(_ json: [UInt8], from end: Int) throws {
        guard let offset = json[end...].firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return }
        throw json[offset] == 0
            ? SafetensorsError.Problem.nulPadding(offset: offset)
            : SafetensorsError.Problem.headerPadding(json[offset], offset: offset)
    }

    /// Checks that `entries`, sorted, lie side by side from the first byte to the last.
    private static func checkLayout(_ entries: [Entry], dataCount: Int) throws {
        var previous: Entry?
        for entry in entries {
            let expected = previous?.range.upperBound ?? 0
            if entry.range.upperBound > dataCount {
                throw SafetensorsError.Problem.outOfFile(
                    tensor: entry.name, end: entry.range.upperBound, available: dataCount)
            }
            if let previous, entry.range.lowerBound < expected {
                throw SafetensorsError.Problem.overlap(tensor: entry.name, with: previous.name)
            }
            if entry.range.lowerBound > expected {
                throw SafetensorsError.Problem.hole(
                    tensor: entry.name, begin: entry.range.lowerBound, expected: expected)
            }
            previous = entry
        }
        let end = previous?.range.upperBound ?? 0
        if end < dataCount { throw SafetensorsError.Problem.trailingBytes(count: dataCount - end) }
    }
}
