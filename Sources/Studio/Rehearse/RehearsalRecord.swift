// SPDX-License-Identifier: MIT

/// The result of `rehearse` for one network; `--json` prints it as it is.
public struct RehearsalRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case rehearsed
        /// The network has rehearsed with this set before, and was left as it is.
        case kept
    }

    public var name: String
    public var outcome: Outcome
    public var weights: String
    /// PSNR before and after the rehearsal; null where it was not measured.
    public var psnrBeforeDb: Fidelity
    public var psnrDb: Fidelity
    /// Steps of the rehearsal that this network took part in.
    public var turns: Int
    /// Time that the rehearsal of the whole set took in this run.
    public var seconds: Double
}
