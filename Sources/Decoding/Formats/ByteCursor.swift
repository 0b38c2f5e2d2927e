// SPDX-License-Identifier: MIT

/// Reads numbers from bytes in order; reading beyond the end throws `truncated`.
struct ByteCursor {
    let storage: [UInt8]
    /// The file's format, for the error.
    let format: PictureFormat
    var position = 0

    init(_ bytes: [UInt8], format: PictureFormat) {
        storage = bytes
        self.format = format
    }

    var isAtEnd: Bool { position >= storage.count }

    mutating func bytes(_ count: Int) throws(PictureReaderError.Problem) -> ArraySlice<UInt8> {
        guard count >= 0, count <= storage.count - position else { throw .truncated(format) }
        defer { position += count }
        return storage[position..<position + count]
    }

    mutating func byte() throws(PictureReaderError.Problem) -> UInt8 {
        guard position < storage.count else { throw .truncated(format) }
        defer { position += 1 }
        return storage[position]
    }

    mutating func bigEndian16() throws(PictureReaderError.Problem) -> Int {
        try bytes(2).reduce(0) { $0 << 8 | Int($1) }
    }

    mutating func littleEndian16() throws(PictureReaderError.Problem) -> Int { try littleEndian(2) }

    mutating func littleEndian24() throws(PictureReaderError.Problem) -> Int { try littleEndian(3) }

    mutating func littleEndian32() throws(PictureReaderError.Problem) -> Int { try littleEndian(4) }

    private mutating func littleEndian(_ count: Int) throws(PictureReaderError.Problem) -> Int {
        try bytes(count).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
