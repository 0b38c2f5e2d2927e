// SPDX-License-Identifier: MIT
import Basics
import Studio

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
