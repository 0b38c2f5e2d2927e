// SPDX-License-Identifier: MIT
import Analysis
import Basics
import Engine
import Networks
import Plotting
import Raster
import Synchronization

/// A map of networks, placed by their principal components: the directions in which they differ most.
public struct WeightMap {
    let matter: MapMatter
    public let points: [MapPoint]
    let components: PrincipalComponents
    let thumbnails: [Picture]

    /// Longer side of the small drawings, pixels.
    private static let thumbnailSide = 128.0
    /// Short side of the drawings that are compared, pixels.
    private static let comparedSide = 64
    static let mostPoints = 1000

    /// - Throws: ``StudioFailure`` for too few or too many networks, for networks that cannot be compared or are all
    ///   the same, and when interrupted.
    public init(_ points: [MapPoint], of matter: MapMatter, context: StudioContext) throws {
        guard points.count >= 2 else {
            throw StudioFailure("a map needs at least two networks, not \(points.count); name more of them", .usage)
        }
        guard points.count <= Self.mostPoints else {
            throw StudioFailure(
                "a map has at most \(Self.mostPoints) points, not \(points.count); name fewer networks, or take fewer frames "
                    + "with --every", .usage)
        }
        defer { context.observer.handle(.over) }
        self.matter = matter
        self.points = points
        let parts = PartProgress(
            of: matter == .weights ? points.count : 2 * points.count, outcome: "nothing was written", context: context)
        if matter != .drawings { try Self.checkShapes(of: points) }
        let vectors =
            switch matter {
            case .weights: Self.mixable(points).map(\.storage)
            case .aligned: try Self.aligned(Self.mixable(points), parts)
            case .drawings: try Self.drawings(of: points, parts)
            }
        try parts.checkInterruption()
        components = PrincipalComponents(of: vectors, threads: context.threads)
        guard !components.shares.isEmpty else {
            throw StudioFailure(
                "all \(points.count) networks have the same \(matter.text): there is nothing to map", .badData)
        }
        thumbnails = try Self.concurrently(points.count, parts) { index in
            let point = points[index]
            let size = point.pictureSize.scaled(toLongSide: Self.thumbnailSide)
            return Self.opaque(
                PackedNetwork(point.weights, tier: context.tier).drawPicture(of: size, map: point.view, threads: 1))
        }
    }

    private static func checkShapes(of points: [MapPoint]) throws {
        guard let first = points.first else { return }
        if let other = points.first(where: { $0.weights.shape.family != first.weights.shape.family }) {
            throw StudioFailure(
                "\"\(first.label)\" (\(first.weights.shape)) and \"\(other.label)\" (\(other.weights.shape)) have different "
                    + "shapes, so their weights cannot be compared; compare what they draw: --of drawings", .badData)
        }
    }

    /// The weights of all points; all of them get opacity where some have it.
    private static func mixable(_ points: [MapPoint]) -> [Weights] {
        let differ = Set(points.map(\.weights.shape.outputChannels)).count > 1
        return points.map { differ ? $0.weights.withOpacity : $0.weights }
    }

    private static func aligned(_ weights: [Weights], _ parts: PartProgress) throws -> [[Float]] {
        try concurrently(weights.count, parts) { index in
            index == 0 ? weights[0].storage : weights[index].aligned(to: weights[0], by: .weights).weights.storage
        }
    }

    /// Red, green and blue of every pixel, 0...1, of drawings in the first picture's proportions.
    private static func drawings(of points: [MapPoint], _ parts: PartProgress) throws -> [[Float]] {
        let size = points[0].pictureSize.scaled(toShortSide: comparedSide)
        return try concurrently(points.count, parts) { index in
            let drawn = PackedNetwork(points[index].weights, tier: parts.context.tier)
                .drawPicture(of: size, map: points[index].view, threads: 1)
            return opaque(drawn).samples.map { Float($0) / 65535 }
        }
    }

    private static func opaque(_ picture: Picture) -> Picture {
        picture.onWhite
    }

    /// `count` values computed on all threads, in order; each counts as a part.
    ///
    /// - Throws: ``StudioFailure`` when interrupted.
    private static func concurrently<Value: Sendable>(
        _ count: Int, _ parts: PartProgress, _ value: @Sendable (Int) -> Value
    ) throws -> [Value] {
        let found = Mutex([Int: Value]())
        ParallelLoop.run(count, threads: parts.context.threads) { index, _ in
            if parts.context.isStopRequested { return }
            let value = value(index)
            found.withLock { $0[index] = value }
            parts.add()
        }
        let values = found.withLock { found in (0..<count).compactMap { found[$0] } }
        if values.count < count { throw parts.interruption }
        return values
    }
}

// MARK: Figures

extension WeightMap {
    /// Position of a point in this many dimensions; 0 in dimensions beyond the components.
    func place(of index: Int, dimensions: Int) -> [Double] {
        let scores = components.scores[index].prefix(dimensions)
        return scores + [Double](repeating: 0, count: dimensions - scores.count)
    }

    func mappedPoints(dimensions: Int) -> [MappedPoint] {
        points.enumerated().map { index, point in
            MappedPoint(
                label: point.label, place: place(of: index, dimensions: dimensions), thumbnail: thumbnails[index],
                trajectory: point.trajectory)
        }
    }

    /// For example `component 1: 43.2 % of the variance`.
    func axisLabel(_ component: Int) -> String {
        "component \(component + 1): \(percentage(component)) % of the variance"
    }

    func percentage(_ component: Int) -> String {
        Wording.fixed(component < components.shares.count ? 100 * components.shares[component] : 0, 1)
    }

    private var title: String { "\(Wording.count(points.count, "network")) by their \(matter.text)" }

    public func figure(size: PixelSize, theme: Theme) -> PointMap {
        PointMap(
            title: title, xLabel: axisLabel(0), yLabel: axisLabel(1), points: mappedPoints(dimensions: 2), size: size,
            theme: theme)
    }

    /// - Parameters:
    ///   - turn: cosine and sine of the camera's angle around the vertical axis.
    ///   - tilt: cosine and sine of the angle by which it looks down.
    public func turningFigure(
        turn: SIMD2<Double>, tilt: SIMD2<Double>, isPlain: Bool, size: PixelSize, theme: Theme
    ) -> TurningMap {
        TurningMap(
            title: title, axisLabels: (0..<3).map { "\($0 + 1): \(percentage($0)) %" },
            points: mappedPoints(dimensions: 3), turn: turn, tilt: tilt, isPlain: isPlain, size: size, theme: theme)
    }
}

// MARK: Settings

/// The property of networks that a map compares.
public enum MapMatter: String, CaseIterable, Sendable {
    /// Their weights as they are.
    case weights
    /// Their weights with the hidden units matched to the first network's.
    case aligned
    /// Their drawings.
    case drawings

    public var text: String {
        switch self {
        case .weights: "weights"
        case .aligned: "aligned weights"
        case .drawings: "drawings"
        }
    }
}
