// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Points in space, seen from a camera that turns around them.
///
/// Before the camera has turned, the first coordinate points to the right, the second up and the third away.
public struct TurningMap: Figure {
    public let title: String
    public let axisLabels: [String]
    public let points: [MappedPoint]
    /// Cosine and sine of the angle by which the camera has turned.
    public let turn: SIMD2<Double>
    /// Cosine and sine of the angle by which the camera looks down.
    public let tilt: SIMD2<Double>
    /// Whether all points are drawn as dots, without thumbnails.
    public let isPlain: Bool
    public let size: PixelSize
    public let theme: Theme

    /// The maximum number of thumbnails; other points are dots.
    private static let mostThumbnails = 60
    /// The distance from the camera to the middle, in units of ``radius``.
    private static let distance = 3.2

    /// - Parameter points: at least one, with three coordinates each.
    public init(
        title: String, axisLabels: [String], points: [MappedPoint], turn: SIMD2<Double>, tilt: SIMD2<Double>,
        isPlain: Bool, size: PixelSize, theme: Theme = .light
    ) {
        precondition(!points.isEmpty && points.allSatisfy { $0.place.count == 3 }, "points in space")
        precondition(axisLabels.count == 3, "an axis for each dimension")
        self.title = title
        self.axisLabels = axisLabels
        self.points = points
        self.turn = turn
        self.tilt = tilt
        self.isPlain = isPlain
        self.size = size
        self.theme = theme
    }

    /// A point in the camera's projection.
    struct Seen {
        let x: Double
        let y: Double
        /// The magnification relative to the middle.
        let scale: Double
        /// The distance away from the camera, in units of ``radius``; 0 in the middle.
        let depth: Double
    }

    public func draw(on canvas: Canvas) {
        let trajectories = Trajectories(points)
        canvas.text(title, x: 16, y: 24, size: 14, theme.ink)
        drawAxes(on: canvas)
        let seen = seen
        var steps: [(from: Int, to: Int, colour: Colour)] = []
        for (index, members) in trajectories.members.enumerated() {
            let colour = theme.style(ofLine: index).colour
            steps += zip(members, members.dropFirst()).map { ($0, $1, colour) }
        }
        for step in steps.sorted(by: { Self.depth(seen, $0) > Self.depth(seen, $1) }) {
            let (one, other) = (seen[step.from], seen[step.to])
            canvas.line(
                [(one.x, one.y), (other.x, other.y)], hazed(step.colour, Self.depth(seen, step)),
                width: 1.5 * (one.scale + other.scale) / 2)
        }
        let ranking = trajectories.ranking(of: points)
        let pictured = isPlain ? [] : Set(ranking.prefix(Self.mostThumbnails))
        let side = 0.42 * Double(size.shortSide) / Double(max(9, pictured.count)).squareRoot()
        // Far points first, so that near ones cover them.
        for index in points.indices.sorted(by: { (seen[$1].depth, $0) < (seen[$0].depth, $1) }) {
            let (point, place) = (points[index], seen[index])
            let colour = hazed(trajectories.colour(of: point, theme: theme), place.depth)
            guard pictured.contains(index) else {
                canvas.dot(x: place.x, y: place.y, radius: 4 * place.scale, colour)
                continue
            }
            let picture = point.thumbnail.resized(
                to: point.thumbnail.size.scaled(toLongSide: side * place.scale))
            let left = Int((place.x - Double(picture.size.width) / 2).rounded())
            let top = Int((place.y - Double(picture.size.height) / 2).rounded())
            canvas.fill(
                x: Double(left) - 1, y: Double(top) - 1, width: Double(picture.size.width) + 2,
                height: Double(picture.size.height) + 2, colour)
            canvas.draw(picture, x: left, y: top)
        }
    }

    private static func depth(_ seen: [Seen], _ step: (from: Int, to: Int, colour: Colour)) -> Double {
        (seen[step.from].depth + seen[step.to].depth) / 2
    }

    /// The colour with haze: paler at larger depths.
    private func hazed(_ colour: Colour, _ depth: Double) -> Colour {
        colour.mixed(with: theme.paper, share: min(max(0.3 + 0.4 * depth, 0), 0.7))
    }

    private func drawAxes(on canvas: Canvas) {
        for (axis, label) in axisLabels.enumerated() {
            let ends = [-1.0, 1].map { reach in see(units: (0..<3).map { $0 == axis ? reach : 0 }) }
            canvas.line(ends.map { ($0.x, $0.y) }, theme.faint, width: 1.5)
            canvas.text(
                label, x: ends[1].x, y: ends[1].y - 4, anchor: .middle, theme.ink.mixed(with: theme.paper, share: 0.3))
        }
    }

    /// The centre of the points' extents.
    private var middle: [Double] {
        (0..<3).map { axis in
            let values = points.map { $0.place[axis] }
            return (values.min() ?? 0) / 2 + (values.max() ?? 0) / 2
        }
    }

    /// The distance of the farthest point from the middle; never 0.
    private var radius: Double {
        let middle = middle
        let differences = points.map { point in zip(point.place, middle).map { $0 - $1 } }
        let size = differences.joined().map(abs).max() ?? 0
        // Squares overflow or underflow long before the numbers themselves.
        let unit = Self.squarable.contains(size) || size == 0 ? 1 : size
        let squares = differences.map { $0.reduce(0) { $0 + ($1 / unit) * ($1 / unit) } }
        let largest = min(unit * (squares.max() ?? 0).squareRoot(), .greatestFiniteMagnitude)
        return largest > 0 ? largest : 1
    }

    private static let squarable = 1e-140...1e140

    private var seen: [Seen] {
        let (middle, radius) = (middle, radius)
        return points.map { point in see(units: (0..<3).map { (point.place[$0] - middle[$0]) / radius }) }
    }

    /// - Parameter units: coordinates relative to the middle, in units of ``radius``.
    private func see(units: [Double]) -> Seen {
        let (x, y, z) = (units[0], units[1], units[2])
        let across = turn.x * x + turn.y * z
        let away = turn.x * z - turn.y * x
        // The camera looks down, so far points appear higher.
        let up = tilt.x * y + tilt.y * away
        let depth = tilt.x * away - tilt.y * y
        let scale = Self.distance / (Self.distance + depth)
        let unit = 0.40 * Double(size.shortSide) * scale
        return Seen(
            x: Double(size.width) / 2 + across * unit, y: Double(size.height) / 2 + 10 - up * unit, scale: scale,
            depth: depth)
    }
}
