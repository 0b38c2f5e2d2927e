// SPDX-License-Identifier: MIT
import Basics
import Studio

extension CurveRecord {
    static let heading = ["picture", "steps", "seconds", "PSNR", "end"]

    var row: [String] {
        [
            name, "\(steps)", seconds.map { Wording.fixed($0, 1) } ?? "?",
            (isMeasured ? "" : "~ ") + (psnrDb.map(Wording.decibels) ?? "exact"), end ?? "not yet",
        ]
    }
}
