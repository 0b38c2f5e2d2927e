// SPDX-License-Identifier: MIT

/// What `bend` tells of one walk; with `--json` as it stands.
struct BendRecord: Encodable, Sendable {
    enum Outcome: String, Encodable, Sendable {
        case bent
        /// Was taught before for the same ends and was left alone.
        case kept
    }

    var name: String
    var outcome: Outcome
    var weights: String
    /// How far the slopes along the walk are from those asked for, as a share of them: straight, and bent. Null where nothing
    /// was taught.
    @OrNull var slopesOffStraight: Double?
    @OrNull var slopesOff: Double?
    var seconds: Double

    var line: String {
        let padded = Wording.left(name, 24)
        guard let straight = slopesOffStraight, let bent = slopesOff else {
            return "\(padded) taught before; --overwrite does it again"
        }
        return "\(padded) slopes off by \(Wording.fixed(100 * straight, 0)) % straight, "
            + "\(Wording.fixed(100 * bent, 0)) % bent  \(Wording.fixed(seconds, 1)) s  -> \(weights)"
    }
}
