// SPDX-License-Identifier: MIT

/// The header of a `.npy` file: format version 1.0 to 3.0 of `numpy.lib.format`.
struct NumPyHeader: Equatable {
    /// For example `<f8`.
    var type: String
    /// Whether the first index runs fastest.
    var isFortran: Bool
    var shape: [Int]

    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// Reads a header; `end` is the offset of the numbers.
    ///
    /// - Throws: ``NumPyProblem``.
    static func read(_ bytes: [UInt8]) throws -> (header: NumPyHeader, end: Int) {
        guard bytes.starts(with: magic) else { throw NumPyProblem.foreign }
        guard bytes.count >= 12 else { throw NumPyProblem.truncatedHeader }
        let version = bytes[6]
        guard (1...3).contains(version) else { throw NumPyProblem.unsupportedVersion(version) }
        let lengthBytes = version == 1 ? 2 : 4
        let length = bytes[8..<8 + lengthBytes].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= ExchangeLimits.headerBytes else { throw NumPyProblem.headerTooLong(byteCount: length) }
        let start = 8 + lengthBytes
        guard start + length <= bytes.count else { throw NumPyProblem.truncatedHeader }
        var scanner = PythonLiteralScanner(bytes[start..<start + length])
        return (try NumPyHeader(scanning: &scanner), start + length)
    }

    /// - Throws: ``NumPyProblem`` (`malformedHeader`, `unsupportedType`).
    private init(scanning scanner: inout PythonLiteralScanner) throws {
        var type: String?
        var isFortran: Bool?
        var shape: [Int]?
        try scanner.expect("{")
        while !scanner.take("}") {
            let key = try scanner.string()
            try scanner.expect(":")
            switch key {
            case "descr":
                // A list describes records, which are not supported.
                if scanner.isNext("[") { throw NumPyProblem.unsupportedType("records") }
                type = try scanner.string()
            case "fortran_order": isFortran = try scanner.bool()
            case "shape": shape = try scanner.tuple()
            default: throw NumPyProblem.malformedHeader("it has the key \(key.quoted)")
            }
            if !scanner.take(",") {
                try scanner.expect("}")
                break
            }
        }
        try scanner.end()
        guard let type, let isFortran, let shape else {
            throw NumPyProblem.malformedHeader("it needs descr, fortran_order and shape")
        }
        self.init(type: type, isFortran: isFortran, shape: shape)
    }

    init(type: String, isFortran: Bool = false, shape: [Int]) {
        self.type = type
        self.isFortran = isFortran
        self.shape = shape
    }

    /// The header's bytes in version 1.0, as NumPy writes it: the numbers begin at a multiple of 64.
    func encoded() -> [UInt8] {
        let sides = shape.map { "\($0)" }.joined(separator: ", ") + (shape.count == 1 ? "," : "")
        let text = "{'descr': '\(type)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': (\(sides)), }"
        let length = (10 + text.utf8.count + 1 + 63) / 64 * 64 - 10
        let padding = String(repeating: " ", count: length - text.utf8.count - 1)
        return Self.magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array((text + padding + "\n").utf8)
    }
}
