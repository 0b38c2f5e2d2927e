// SPDX-License-Identifier: MIT
import Raster

/// A point of a map: its coordinates, its picture and its trajectory.
public struct MappedPoint: Sendable {
    public let label: String
    /// Two or three coordinates within ±1e300, so that differences and sums are finite.
    public let place: [Double]
    public let thumbnail: Picture
    /// The name of a trajectory, whose points are joined in their order; nil for a single point.
    public let trajectory: String?

    public init(label: String, place: [Double], thumbnail: Picture, trajectory: String?) {
        precondition((2...3).contains(place.count), "maps have two or three dimensions")
        precondition(
            place.allSatisfy { abs($0) <= 1e300 }, "places are numbers, and no larger than weights can make them")
        self.label = label
        self.place = place
        self.thumbnail = thumbnail
        self.trajectory = trajectory
    }
}

/// The trajectories of a map's points, and the colours of both.
struct Trajectories {
    /// The names in the order in which they first occur.
    let names: [String]
    /// The indices of each trajectory's points, in their order.
    let members: [[Int]]

    init(_ points: [MappedPoint]) {
        var names: [String] = []
        var members: [String: [Int]] = [:]
        for (index, point) in points.enumerated() {
            guard let name = point.trajectory else { continue }
            if members[name] == nil { names.append(name) }
            members[name, default: []].append(index)
        }
        self.names = names
        self.members = names.map { members[$0] ?? [] }
    }

    func colour(of point: MappedPoint, theme: Theme) -> Colour {
        guard let place = point.trajectory.flatMap({ names.firstIndex(of: $0) }) else { return theme.ink }
        return theme.style(ofLine: place).colour
    }

    /// The indices of all points by importance: first single points and the ends of trajectories, then always the point
    /// that is farthest from all before it.
    func ranking(of points: [MappedPoint]) -> [Int] {
        let ends = Set(members.flatMap { [$0[0], $0[$0.count - 1]] })
        var ranked = points.indices.filter { points[$0].trajectory == nil || ends.contains($0) }
        var distances = points.map { point in
            ranked.map { Self.distance(point, points[$0]) }.min() ?? .infinity
        }
        var left = points.indices.filter { !ranked.contains($0) }
        while !left.isEmpty {
            let next = left.indices.reduce(0) { distances[left[$1]] > distances[left[$0]] ? $1 : $0 }
            let index = left.remove(at: next)
            ranked.append(index)
            for other in left { distances[other] = min(distances[other], Self.distance(points[other], points[index])) }
        }
        return ranked
    }

    private static func distance(_ one: MappedPoint, _ other: MappedPoint) -> Double {
        zip(one.place, other.place).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
}
