// SPDX-License-Identifier: MIT

/// What `rehearse` tells of one network; with `--json` as it stands.
public struct RehearsalRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case rehearsed
        /// Has rehearsed with this set before and was left alone.
        case kept
    }

    public var name: String
    public var outcome: Outcome
    public var weights: String
    /// Before and after; null where it was not measured.
    public var psnrBeforeDb: Fidelity
    public var psnrDb: Fidelity
    /// Steps of the rehearsal that this network took part in.
    public var turns: Int
    /// Of the whole set, in this run.
    public var seconds: Double
}
