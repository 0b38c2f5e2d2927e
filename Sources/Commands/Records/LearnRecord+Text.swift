// SPDX-License-Identifier: MIT
import Basics
import Studio
import TerminalUI

extension LearnRecord: Record {
    /// ``line``, and a line for each watched point.
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
