// SPDX-License-Identifier: MIT

extension SafetensorsHeader.Entry {
    /// Reads the header's entry for the tensor `name`: its type, shape and offsets, which must agree.
    init(name: String, scanning scanner: inout JSONScanner) throws {
        typealias Problem = SafetensorsError.Problem
        let nameBytes = name.utf8.count
        guard nameBytes <= SafetensorsLimits.nameBytes else { throw Problem.nameTooLong(name, byteCount: nameBytes) }
        var type: SafetensorsType?
        var shape: [Int]?
        var offsets: [Int]?
        try scanner.object { scanner, field in
            switch field {
            case "dtype":
                let text = try scanner.string()
                type = SafetensorsType(rawValue: text)
                if type == nil { throw Problem.unknownType(text, tensor: name) }
            case "shape":
                do {
                    shape = try scanner.integers(atMost: SafetensorsLimits.rank)
                } catch let error as JSONError where error.problem == .tooManyElements(limit: SafetensorsLimits.rank) {
                    throw Problem.rankTooHigh(tensor: name)
                }
            case "data_offsets":
                offsets = try scanner.integers(atMost: 2)
            default:
                throw Problem.unknownField(field, tensor: name)
            }
        }
        guard let type else { throw Problem.missingField("dtype", tensor: name) }
        guard let shape else { throw Problem.missingField("shape", tensor: name) }
        guard let offsets else { throw Problem.missingField("data_offsets", tensor: name) }
        guard let begin = offsets.first, let end = offsets.last, offsets.count == 2, begin <= end else {
            throw Problem.invalidOffsets(offsets, tensor: name)
        }
        guard let expected = type.byteCount(of: shape) else { throw Problem.shapeTooLarge(shape, tensor: name) }
        guard expected == end - begin else {
            throw Problem.sizeMismatch(tensor: name, expected: expected, found: end - begin)
        }
        self.init(name: name, type: type, shape: shape, range: begin..<end)
    }
}
