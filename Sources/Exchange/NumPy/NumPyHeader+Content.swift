// SPDX-License-Identifier: MIT

extension NumPyHeader {
    /// The maximum number of bytes before the numbers: magic, version, the text's length, and the text.
    static let mostBytes = magic.count + 2 + 4 + ExchangeLimits.headerBytes

    /// The format and the count of the numbers after the header, checked against the limits before anything is
    /// allocated.
    ///
    /// - Parameter byteCount: the number of bytes after the header.
    /// - Throws: ``NumPyProblem``.
    func content(ofBytes byteCount: Int) throws -> (format: NumberFormat, count: Int) {
        guard shape.count <= 2 else { throw NumPyProblem.rank(shape.count) }
        guard let format = NumberFormat(type) else { throw NumPyProblem.unsupportedType(type) }
        let limit = format.isText ? ExchangeLimits.textBytes : ExchangeLimits.side
        guard shape.allSatisfy({ $0 <= limit }) else { throw NumPyProblem.tooLarge(shape) }
        let count = shape.reduce(1, *)
        guard count <= (format.isText ? ExchangeLimits.textBytes : ExchangeLimits.numbers) else {
            throw NumPyProblem.tooLarge(shape)
        }
        guard byteCount == count * format.byteCount else {
            throw NumPyProblem.wrongSize(expected: count * format.byteCount, found: byteCount)
        }
        return (format, count)
    }
}
