// SPDX-License-Identifier: MIT
import Storage

/// The result of `learn` for one picture; `--json` prints it as it is.
public struct LearnRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case learned
        /// The picture was learned before, and was left as it is.
        case kept
        /// The same request continues it.
        case interrupted
        case failed
    }

    public var name: String
    public var picture: String
    public var outcome: Outcome
    public var weights: String?
    public var psnrDb = Fidelity(nil)
    @OrNull public var ssim: Double?
    public var steps: Int?
    /// Steps of the whole plan.
    public var plannedSteps: Int?
    /// Time that learning took in this run.
    public var seconds: Double?
    public var pixelUpdates: Int?
    public var shape: String?
    public var start: String?
    /// The reason that learning stopped, in a word; or the error, in a sentence.
    public var reason: String?
    /// The watched points, if there are any.
    public var points: [PointRecord]?
}
