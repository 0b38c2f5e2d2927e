// SPDX-License-Identifier: MIT
import Choreography
import Storage
import WeightFiles

extension WeightsFolder {
    /// The path of the file for new weights, provided that sequences can use the name.
    ///
    /// - Parameters:
    ///   - advice: the advice for a name that sequences cannot use: `rename the picture`.
    ///   - kind: the kind of the failure that is then thrown.
    /// - Throws: ``StudioFailure`` for such names, `StorageError`, `WeightsFolderError`.
    public func destination(forNew name: String, else advice: String, kind: StudioFailure.Kind = .badData) throws
        -> FilePath
    {
        try Self.check(new: name, else: advice, kind: kind)
        do {
            return try destination(for: name)
        } catch WeightsFolderError.invalidName(_, let problem) {
            throw StudioFailure("\"\(name)\" cannot name a weight file: \(problem); \(advice)", kind)
        }
    }

    /// The names of all weight files, for commands that take all of them. Files that were left out are reported to the
    /// observer.
    ///
    /// - Throws: `StorageError` (`read`).
    public func allNames(_ context: StudioContext) throws -> [String] {
        let (names, leftOut) = try listing()
        if !leftOut.isEmpty {
            context.observer.handle(.folder(.leftOut(names: leftOut, folder: path)))
        }
        return names
    }

    /// Checks only the name; see ``destination(forNew:else:kind:)``.
    public static func check(new name: String, else advice: String, kind: StudioFailure.Kind = .badData) throws {
        guard let objection = NameRules.objection(to: name) else { return }
        throw StudioFailure("the name \"\(name)\" \(objection), so no sequence could use it; \(advice)", kind)
    }
}

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
