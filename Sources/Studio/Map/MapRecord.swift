// SPDX-License-Identifier: MIT

/// The result of `map`; `--json` prints it as it is.
public struct MapRecord: Encodable {
    public struct Point: Encodable {
        public let label: String
        @OrNull public var trajectory: String?
        /// Position in the map's two or three dimensions.
        public let place: [Double]
    }

    public let outputs: [String]
    public let of: String
    public let points: [Point]
    /// Share of the variance of each component, in falling order; they add up to 1.
    public let varianceShares: [Double]
    public let seconds: Double

    public init(_ map: WeightMap, dimensions: Int, outputs: [String], seconds: Double) {
        self.outputs = outputs
        of = map.matter.rawValue
        points = map.points.enumerated().map { index, point in
            Point(
                label: point.label, trajectory: point.trajectory, place: map.place(of: index, dimensions: dimensions))
        }
        varianceShares = map.components.shares
        self.seconds = seconds
    }
}
