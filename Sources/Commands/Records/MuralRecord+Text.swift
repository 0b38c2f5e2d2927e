// SPDX-License-Identifier: MIT
import Basics
import Studio

extension MuralRecord: LineRecord {
    /// Change of the picture, in levels of 255, below which it is taken to be the same.
    private static let unnoticed = 0.05

    var line: String {
        let known = units.compactMap(\.importance)
        let idle = known.count { $0 < Self.unnoticed }
        let remark = known.count == units.count ? ", \(idle) that the picture does not need" : ""
        return "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  "
            + "\(Wording.count(units.count, "unit"))\(remark)  \(Wording.duration(seconds))"
    }
}
