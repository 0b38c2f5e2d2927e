// SPDX-License-Identifier: MIT
import Basics
import Studio

extension AlignRecord: LineRecord {
    var line: String {
        let matched = method.map { "matched by \($0)" } ?? "unmatched"
        let distances = [distanceBefore, distanceAfter].map { Wording.fixed($0, 1) }.joined(separator: " -> ")
        return "\(original) to \(reference)  \(matched)  \(movedUnits) of \(units) units moved  distance \(distances)  "
            + "\(Wording.duration(seconds))  -> \(weights)"
    }
}
