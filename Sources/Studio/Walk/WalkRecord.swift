// SPDX-License-Identifier: MIT
import Rendering

/// What `walk` tells of one walk; with `--json` as it stands.
public struct WalkRecord: Encodable, Sendable {
    public let from: String
    public let to: String
    /// PSNR of the ends against the pictures they learned; null where these are not at hand.
    public let fidelityADb: Fidelity
    public let fidelityBDb: Fidelity
    public let motion: Double
    public let edges: Double
    public let clutter: Double
    public let jump: Double
    /// At an even pace.
    public let evenJump: Double
    /// At -0.6 and at 1.6 of the way.
    public let clutterBefore: Double
    public let clutterBeyond: Double

    init(from: String, to: String, fidelity: (Double?, Double?), figures: WalkFigures) {
        self.from = from
        self.to = to
        fidelityADb = Fidelity(fidelity.0)
        fidelityBDb = Fidelity(fidelity.1)
        motion = figures.motion
        edges = figures.edges
        clutter = figures.clutter
        jump = figures.jump
        evenJump = figures.evenJump
        clutterBefore = figures.clutterBefore
        clutterBeyond = figures.clutterBeyond
    }
}
