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
    var psnrDb = Fidelity(nil)
    @OrNull var ssim: Double?
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
    /// Of the watched places, if there are some.
    var points: [PointRecord]?
}

extension LearnRecord {
    /// ``line``, and one for each watched place.
    var lines: [String] { line.map { [$0] + (points ?? []).map(\.line) } ?? [] }

    /// For example `sun  42.1 dB  1500 steps  12 s  -> weights/sun.safetensors`; nil for a failure, which is an error.
    var line: String? {
        guard let weights else { return nil }
        let quality = psnrDb.text
        let padded = Wording.left(name, 16)
        let count = Wording.count(steps ?? 0, "step")
        switch outcome {
        case .kept: return "\(padded) \(quality)  \(count)  \(reason ?? "")"
        case .interrupted: return "\(padded) \(quality)  \(count) of \(plannedSteps ?? 0)  interrupted  -> \(weights)"
        default: return "\(padded) \(quality)  \(count)  \(Wording.duration(seconds ?? 0))  -> \(weights)"
        }
    }
}
