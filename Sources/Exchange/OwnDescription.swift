// SPDX-License-Identifier: MIT
import NeuralField

/// What a `.npz` of our own says of its network, in an array of the bytes of a text.
enum OwnDescription {
    static let name = "inbetween_shape"
    /// Follows from the shape, and is there for other programs.
    static let frequencies = "encoding.frequencies"

    /// The text is that of a weight file's `shape`.
    ///
    /// - Throws: ``ExchangeError/Problem`` (`malformedDescription`).
    static func shape(_ array: NumPyArray) throws -> NetworkShape {
        guard array.isText, let text = String(validating: array.elements.map { UInt8($0) }, as: UTF8.self) else {
            throw ExchangeError.Problem.malformedDescription("\(name) is no text")
        }
        do {
            return try NetworkShape(json: text)
        } catch {
            throw ExchangeError.Problem.malformedDescription("\(error)")
        }
    }
}
