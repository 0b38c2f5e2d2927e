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

extension PointRecord {
    /// For example `    at 0.5,0.25  #e0a040  within 2/255 from step 840 on`.
    var line: String {
        let limit = "\(tolerance == tolerance.rounded() ? "\(Int(tolerance))" : "\(tolerance)")/255"
        let place = WatchPoint("\(point[0]),\(point[1])")?.name ?? ""
        let fate =
            settledStep.map { "within \(limit) from step \($0) on" }
            ?? "not within \(limit): \(Wording.fixed(distance, 1))/255 off"
        return "    at \(Wording.left(place, 12)) \(Self.hexadecimal(picture))  \(fate)"
    }

    private static func hexadecimal(_ colour: [Double]) -> String {
        let channels = colour.count < 3 ? [colour[0], colour[0], colour[0]] : Array(colour.prefix(3))
        let digits = channels.map { value in
            let level = Int((255 * value).rounded())
            return (level < 16 ? "0" : "") + String(level, radix: 16)
        }
        return "#" + digits.joined()
    }
}

extension RehearsalRecord: LineRecord {
    var line: String {
        let padded = Wording.left(name, 16)
        switch outcome {
        case .kept: return "\(padded) \(psnrDb.text)  rehearsed before; --overwrite does it again"
        case .rehearsed: return "\(padded) \(psnrBeforeDb.text) -> \(psnrDb.text)  \(turns) turns  -> \(weights)"
        }
    }
}

extension BendRecord: LineRecord {
    var line: String {
        let padded = Wording.left(name, 24)
        guard let straight = slopesOffStraight, let bent = slopesOff else {
            return "\(padded) taught before; --overwrite does it again"
        }
        return "\(padded) slopes off by \(Wording.fixed(100 * straight, 0)) % straight, "
            + "\(Wording.fixed(100 * bent, 0)) % bent  \(Wording.fixed(seconds, 1)) s  -> \(weights)"
    }
}

extension CurveRecord {
    static let heading = ["picture", "steps", "seconds", "PSNR", "end"]

    var row: [String] {
        [
            name, "\(steps)", seconds.map { Wording.fixed($0, 1) } ?? "?",
            (isMeasured ? "" : "~ ") + (psnrDb.map(Wording.decibels) ?? "exact"), end ?? "not yet",
        ]
    }
}

extension RaceRecord {
    static func heading(reach: [Double], points: [WatchPoint]) -> [String] {
        ["run", "PSNR", "steps", "seconds"] + reach.map { "\(Wording.decibels($0)) at" }
            + points.map { "at \($0.name)" }
    }

    var row: [String] {
        let quality = outcome == "diverged" ? "diverged" : psnrDb.map(Wording.decibels) ?? "exact"
        let reached = reach.map { reach in
            reach.step.map { "\($0)" + (reach.seconds.map { " (\(Wording.duration($0)))" } ?? "") } ?? "never"
        }
        return [run, quality, "\(steps)", seconds.map { Wording.fixed($0, 1) } ?? "?"] + reached
            + points.map { $0.settledStep.map { "step \($0)" } ?? "never" }
    }
}
