// SPDX-License-Identifier: MIT
import Basics
import Studio

extension WalkRecord {
    static let heading = [
        "walk", "A dB", "B dB", "motion", "edges", "clutter", "jump", "even jump", "at -0.6", "at 1.6",
    ]

    var row: [String] {
        ["\(from) -> \(to)"]
            + [fidelityADb, fidelityBDb].map { $0.decibels.map { Wording.fixed($0, 1) } ?? "-" }
            + [motion, edges, clutter, jump, evenJump, clutterBefore, clutterBeyond].map { Wording.fixed($0, 2) }
    }

    /// The means of all columns, as the last row of a table.
    static func means(of records: [WalkRecord]) -> [String] {
        func mean(_ values: [Double], _ digits: Int) -> String {
            values.isEmpty ? "-" : Wording.fixed(values.reduce(0, +) / Double(values.count), digits)
        }
        return ["mean"]
            + [\WalkRecord.fidelityADb, \.fidelityBDb].map { path in
                mean(records.compactMap { $0[keyPath: path].decibels }, 1)
            }
            + [\WalkRecord.motion, \.edges, \.clutter, \.jump, \.evenJump, \.clutterBefore, \.clutterBeyond].map {
                path in mean(records.map { $0[keyPath: path] }, 2)
            }
    }
}
