// SPDX-License-Identifier: MIT

/// What `rehearse` tells of one network; with `--json` as it stands.
struct RehearsalRecord: Encodable, Sendable {
    enum Outcome: String, Encodable, Sendable {
        case rehearsed
        /// Has rehearsed with this set before and was left alone.
        case kept
    }

    var name: String
    var outcome: Outcome
    var weights: String
    /// Before and after; null where it was not measured.
    var psnrBeforeDb: Fidelity
    var psnrDb: Fidelity
    /// Steps of the rehearsal that this network took part in.
    var turns: Int
    /// Of the whole set, in this run.
    var seconds: Double

    var line: String {
        let padded = Wording.left(name, 16)
        switch outcome {
        case .kept: return "\(padded) \(psnrDb.text)  rehearsed before; --overwrite does it again"
        case .rehearsed: return "\(padded) \(psnrBeforeDb.text) -> \(psnrDb.text)  \(turns) turns  -> \(weights)"
        }
    }
}
