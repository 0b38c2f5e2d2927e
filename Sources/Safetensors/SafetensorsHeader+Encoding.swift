// SPDX-License-Identifier: MIT

extension SafetensorsHeader {
    /// The first byte after the header is at a multiple of this, so that memory-mapped tensors can be used in place.
    static let alignment = 64

    /// The header of a file that holds `tensors` in this order.
    init(of tensors: [SafetensorsTensor], metadata: [String: String]) {
        var end = 0
        let entries = tensors.map { tensor in
            let begin = end
            end += tensor.data.count
            return Entry(name: tensor.name, type: tensor.type, shape: tensor.shape, range: begin..<end)
        }
        self.init(entries: entries, metadata: metadata)
    }

    /// The length and the JSON, the same bytes whenever the content is the same: no space but the padding at the end,
    /// metadata keys in the order of their UTF-8 bytes.
    func encoded() -> [UInt8] {
        var members: [String] = []
        if !metadata.isEmpty {
            let strings = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { "\($0.key.jsonLiteral):\($0.value.jsonLiteral)" }
            members.append("\(Self.metadataKey.jsonLiteral):{\(strings.joined(separator: ","))}")
        }
        members += entries.map(\.json)
        var json = Array("{\(members.joined(separator: ","))}".utf8)
        let unaligned = (Self.lengthBytes + json.count) % Self.alignment
        if unaligned > 0 { json += Array(repeating: UInt8(ascii: " "), count: Self.alignment - unaligned) }
        precondition(json.count <= SafetensorsLimits.headerBytes, "names and metadata must fit the header")
        return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Array($0) } + json
    }
}

extension SafetensorsHeader.Entry {
    fileprivate var json: String {
        let sides = shape.map(String.init).joined(separator: ",")
        return "\(name.jsonLiteral):{\"dtype\":\"\(type.rawValue)\",\"shape\":[\(sides)],"
            + "\"data_offsets\":[\(range.lowerBound),\(range.upperBound)]}"
    }
}
