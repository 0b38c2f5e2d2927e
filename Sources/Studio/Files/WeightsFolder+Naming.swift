// SPDX-License-Identifier: MIT
import Choreography
import Networks
import Storage
import WeightFiles

extension WeightsFolder {
    /// Where new weights of a name are written, if sequences can use the name.
    ///
    /// - Parameters:
    ///   - advice: what to do about a name that none can use: `rename the picture`.
    ///   - kind: of the failure then.
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

    /// The names of all weight files, for who takes all of them; what is left out is told.
    ///
    /// - Throws: `StorageError` (`read`).
    public func allNames(_ context: StudioContext) throws -> [String] {
        let (names, leftOut) = try listing()
        if !leftOut.isEmpty {
            context.observer.handle(.folder(.leftOut(names: leftOut, folder: path)))
        }
        return names
    }

    /// See ``destination(forNew:else:kind:)``.
    public static func check(new name: String, else advice: String, kind: StudioFailure.Kind = .badData) throws {
        guard let objection = NameRules.objection(to: name) else { return }
        throw StudioFailure("the name \"\(name)\" \(objection), so no sequence could use it; \(advice)", kind)
    }
}
