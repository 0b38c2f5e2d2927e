// SPDX-License-Identifier: MIT
import Learning
import Networks

/// The bends to teach, and how.
public struct BendRequest: Sendable {
    public var walks: [BentWalk]
    public var settings: BendingSettings
    /// Whether to teach a bend again that was taught for the same ends.
    public var overwrites: Bool

    public init(
        walks: [BentWalk], settings: BendingSettings = BendingSettings(), overwrites: Bool = false
    ) {
        self.walks = walks
        self.settings = settings
        self.overwrites = overwrites
    }
}

/// The result of `bend` for one walk; `--json` prints it as it is.
public struct BendRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case bent
        /// A bend of the same ends was there already, and was left as it is.
        case kept
    }

    public var name: String
    public var outcome: Outcome
    public var weights: String
    /// The distance of the slopes along the straight walk from the wanted slopes, as a fraction of the wanted ones;
    /// null where nothing was taught.
    @OrNull public var slopesOffStraight: Double?
    /// The distance of the slopes along the bent walk, in the same unit.
    @OrNull public var slopesOff: Double?
    public var seconds: Double
}
