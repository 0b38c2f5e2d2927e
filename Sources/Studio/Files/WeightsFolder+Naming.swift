// SPDX-License-Identifier: MIT
import Choreography
import NeuralField
import Storage

extension WeightsFolder {
    /// The file to write new weights to, provided that sequences can use the name.
    ///
    /// - Parameters:
    ///   - advice: what to do about a name that sequences cannot use: `rename the picture`.
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

    /// The names of all weight files, for commands that take all of them. The observer is told what was left out.
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
