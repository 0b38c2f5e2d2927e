// SPDX-License-Identifier: MIT

/// What `map` tells; with `--json` as it stands.
struct MapRecord: Encodable {
    struct Point: Encodable {
        let label: String
        @OrNull var trajectory: String?
        /// In the map's two or three dimensions.
        let place: [Double]
    }

    let outputs: [String]
    let of: String
    let points: [Point]
    /// Of all components, falling; they add up to 1.
    let varianceShares: [Double]
    let seconds: Double

    init(_ map: WeightMap, dimensions: Int, outputs: [String], seconds: Double) {
        self.outputs = outputs
        of = map.matter.rawValue
        points = map.points.enumerated().map { index, point in
            Point(
                label: point.label, trajectory: point.trajectory, place: map.place(of: index, dimensions: dimensions))
        }
        varianceShares = map.components.shares
        self.seconds = seconds
    }

    /// For example `result/map.png  12 points  variance: 23.1 %, 18.0 %, 14.2 %  4.1 s`.
    var line: String {
        let shares = varianceShares.prefix(3).map { "\(Wording.fixed(100 * $0, 1)) %" }.joined(separator: ", ")
        return "\(outputs.joined(separator: ", "))  \(Wording.count(points.count, "point"))  variance: \(shares)  "
            + Wording.duration(seconds)
    }
}
