// SPDX-License-Identifier: MIT
import Basics
import Studio

extension MapRecord: LineRecord {
    /// For example `result/map.png  12 points  variance: 23.1 %, 18.0 %, 14.2 %  4.1 s`.
    var line: String {
        let shares = varianceShares.prefix(3).map { "\(Wording.fixed(100 * $0, 1)) %" }.joined(separator: ", ")
        return "\(outputs.joined(separator: ", "))  \(Wording.count(points.count, "point"))  variance: \(shares)  "
            + Wording.duration(seconds)
    }
}
