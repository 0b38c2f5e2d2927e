// SPDX-License-Identifier: MIT
import WeightFiles
import Networks

/// The description of the network in a `.npz` exported by the studio: an array that holds the bytes of a text.
enum ExportedShape {
    static let name = "inbetween_shape"
    /// An array for other programs; it follows from the shape.
    static let frequencies = "encoding.frequencies"

    /// Parses the text, which is that of a weight file's `shape`.
    ///
    /// - Throws: ``ExchangeError/Problem`` (`malformedDescription`).
    static func shape(_ array: NumPyArray) throws -> NetworkShape {
        guard array.isText, let text = String(validating: array.elements.map { UInt8($0) }, as: UTF8.self) else {
            throw ExchangeError.Problem.malformedDescription("\(name) is not a text")
        }
        do {
            return try NetworkShape(json: text)
        } catch {
            throw ExchangeError.Problem.malformedDescription("\(error)")
        }
    }
}
