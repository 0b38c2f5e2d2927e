// SPDX-License-Identifier: MIT
import Storage

/// What `learn` tells of one picture; with `--json` as it stands.
public struct LearnRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case learned
        /// Was learned before and left alone.
        case kept
        /// Goes on when asked again.
        case interrupted
        case failed
    }

    public var name: String
    /// The path of the picture.
    public var picture: String
    public var outcome: Outcome
    /// The path of the weight file; nil where it failed.
    public var weights: String?
    /// PSNR of what the network draws against the picture, in dB.
    public var psnrDb = Fidelity(nil)
    /// Structural similarity, 1 for an exact drawing; null where it was not measured.
    @OrNull public var ssim: Double?
    /// Steps taken, in all runs.
    public var steps: Int?
    /// Of the whole plan.
    public var plannedSteps: Int?
    /// In this run.
    public var seconds: Double?
    public var pixelUpdates: Int?
    public var shape: String?
    public var start: String?
    /// Why learning stopped, in a word; or what went wrong, in a sentence.
    public var reason: String?
    /// Of the watched places, if there are some.
    public var points: [PointRecord]?
}
