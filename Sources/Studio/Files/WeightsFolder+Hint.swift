// SPDX-License-Identifier: MIT
import Choreography
import NeuralField
import Storage

extension WeightsFolder {
    /// The weight file whose name or path a person typed.
    ///
    /// - Throws: what ``hintingPath(for:)`` throws.
    public func path(ofNameOrFile text: String) throws -> FilePath {
        try Self.isPath(text) ? FilePath(text) : hintingPath(for: text)
    }

    /// Whether a text cannot be a name, and is therefore taken for the path of a file.
    public static func isPath(_ text: String) -> Bool { text.contains("/") || text.hasSuffix(".safetensors") }

    /// The weight file whose name a person typed.
    ///
    /// - Throws: ``StudioFailure`` with the name that was probably meant, and what `path(for:)` throws.
    public func hintingPath(for name: String) throws -> FilePath {
        do {
            return try path(for: name)
        } catch WeightsFolderError.missing {
            guard let nearest = NearestName.of(name, among: try names()) else {
                throw WeightsFolderError.missing(name, folder: path)
            }
            throw StudioFailure(
                "no weight file for \"\(name)\" in \(path); did you mean \"\(nearest)\"?", .missingInput)
        }
    }
}
