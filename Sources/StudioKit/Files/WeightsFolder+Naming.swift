// SPDX-License-Identifier: MIT
import Choreography
import NeuralField
import Storage

extension WeightsFolder {
    /// Where new weights of a name are written, if sequences can use the name.
    ///
    /// - Parameters:
    ///   - advice: what to do about a name that none can use: `rename the picture`.
    ///   - status: to exit with then.
    /// - Throws: ``StudioFailure`` for such names, `StorageError`, `WeightsFolderError`.
    func destination(forNew name: String, else advice: String, status: ExitStatus = .badData) throws -> FilePath {
        try Self.check(new: name, else: advice, status: status)
        do {
            return try destination(for: name)
        } catch WeightsFolderError.invalidName(_, let problem) {
            throw StudioFailure("\"\(name)\" cannot name a weight file: \(problem); \(advice)", status)
        }
    }

    /// The names of all weight files, for who takes all of them; what is left out is told.
    ///
    /// - Throws: `StorageError` (`read`).
    func allNames(_ console: Console) throws -> [String] {
        let (names, leftOut) = try listing()
        if !leftOut.isEmpty {
            console.note(
                "left out of \(path), as no weight files can have such names or lead elsewhere: "
                    + leftOut.joined(separator: ", "))
        }
        return names
    }

    /// See ``destination(forNew:else:status:)``.
    static func check(new name: String, else advice: String, status: ExitStatus = .badData) throws {
        guard let objection = NameRules.objection(to: name) else { return }
        throw StudioFailure("the name \"\(name)\" \(objection), so no sequence could use it; \(advice)", status)
    }
}
