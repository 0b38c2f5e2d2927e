// SPDX-License-Identifier: MIT
import Storage

/// What `learn` tells of one picture; with `--json` as it stands.
struct LearnRecord: Encodable, Sendable {
    enum Outcome: String, Encodable, Sendable {
        case learned
        /// Was learned before and left alone.
        case kept
        /// Goes on when asked again.
        case interrupted
        case failed
    }

    var name: String
    var picture: String
    var outcome: Outcome
    var weights: String?
    /// Null for an exact drawing, too.
    var psnrDb: Double?
    var ssim: Double?
    var steps: Int?
    /// Of the whole plan.
    var plannedSteps: Int?
    /// In this run.
    var seconds: Double?
    var pixelUpdates: Int?
    var shape: String?
    var start: String?
    /// Why learning stopped, in a word; or what went wrong, in a sentence.
    var reason: String?
}
