// SPDX-License-Identifier: MIT

/// The numbers of a `.npy` file, with at most two dimensions; the last index runs fastest.
struct NumPyArray: Equatable {
    var shape: [Int]
    /// As many numbers as the shape holds. The bytes of a text are numbers, too.
    var elements: [Double]
    /// Whether the elements are bytes of a text.
    var isText = false

    init(shape: [Int], elements: [Double]) {
        precondition(shape.reduce(1, *) == elements.count, "the elements must fill the shape")
        self.shape = shape
        self.elements = elements
    }

    /// Reads a file's bytes, in either byte order and either index order.
    ///
    /// - Throws: ``NumPyProblem``.
    init(_ bytes: [UInt8]) throws {
        let (header, start) = try NumPyHeader.read(bytes)
        let (format, count) = try header.content(ofBytes: bytes.count - start)
        let numbers = bytes.withUnsafeBytes { bytes in
            (0..<count).map { format.number(bytes, at: start + $0 * format.byteCount) }
        }
        isText = format.isText
        shape = header.shape
        elements = numbers
        if header.isFortran && header.shape.count == 2 {
            self = NumPyArray(shape: header.shape.reversed(), elements: numbers).transposed
        }
    }

    /// The transposed matrix; a vector is unchanged.
    var transposed: NumPyArray {
        guard shape.count == 2 else { return self }
        let (rows, columns) = (shape[0], shape[1])
        let turned = (0..<columns).flatMap { column in (0..<rows).map { elements[$0 * columns + column] } }
        return NumPyArray(shape: [columns, rows], elements: turned)
    }

    /// The bytes of a `.npy` file of little-endian doubles, or of floats.
    func encoded(asFloats: Bool = false) -> [UInt8] {
        let header = NumPyHeader(type: asFloats ? "<f4" : "<f8", shape: shape).encoded()
        return header
            + elements.flatMap { element in
                asFloats
                    ? withUnsafeBytes(of: Float(element).bitPattern.littleEndian) { Array($0) }
                    : withUnsafeBytes(of: element.bitPattern.littleEndian) { Array($0) }
            }
    }

    /// The bytes of a `.npy` file that holds a text, byte by byte.
    static func encoded(text: String) -> [UInt8] {
        NumPyHeader(type: "|u1", shape: [text.utf8.count]).encoded() + Array(text.utf8)
    }
}
