// SPDX-License-Identifier: MIT

/// What `bend` tells of one walk; with `--json` as it stands.
public struct BendRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case bent
        /// Was taught before for the same ends and was left alone.
        case kept
    }

    public var name: String
    public var outcome: Outcome
    public var weights: String
    /// How far the slopes along the walk are from those asked for, as a share of them: straight, and bent. Null where nothing
    /// was taught.
    @OrNull public var slopesOffStraight: Double?
    @OrNull public var slopesOff: Double?
    public var seconds: Double
}
