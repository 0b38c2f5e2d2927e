// SPDX-License-Identifier: MIT
import Rendering

/// The result of `walk` for one walk; `--json` prints it as it is.
public struct WalkRecord: Encodable, Sendable {
    public let from: String
    public let to: String
    /// PSNR of the ends' drawings against the pictures they learned; null where a picture is not at hand.
    public let fidelityADb: Fidelity
    public let fidelityBDb: Fidelity
    public let motion: Double
    public let edges: Double
    public let clutter: Double
    public let jump: Double
    /// ``jump`` at an even pace.
    public let evenJump: Double
    /// ``clutter`` at the shares -0.6 and 1.6 of the walk.
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
