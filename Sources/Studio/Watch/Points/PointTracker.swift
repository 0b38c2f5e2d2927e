// SPDX-License-Identifier: MIT
import Basics
import Learning
import Raster

/// Follows the colours of watched points while a picture is learned.
struct PointTracker {
    private let points: [WatchPoint]
    /// The points in the network's plane.
    private let places: [Float]
    private let wanted: [[Double]]
    private let tolerance: Double
    /// The colours after the latest step, 0...1; where opacity is learned, colours are multiplied by it.
    private(set) var colours: [[Double]] = []
    /// For each point, the first step from which on it has kept to the picture's colour; nil where it does not.
    private(set) var settled: [Int?]

    /// - Parameters:
    ///   - tolerance: distance that each channel may have, in levels of 255.
    ///   - earlier: logged steps of the runs that this one continues.
    init(_ points: [WatchPoint], in learner: Learner, size: PixelSize, tolerance: Double, earlier: [RunStep]) {
        self.points = points
        self.tolerance = tolerance
        (places, wanted) = Self.wanted(points, of: learner, size: size)
        settled = points.map { _ in nil }
        for step in earlier {
            guard let colours = step.points, colours.count == points.count else { continue }
            note(colours, step: step.step)
        }
    }

    /// The picture's colours at the points, and the points in the network's plane.
    static func wanted(
        _ points: [WatchPoint], of learner: Learner, size: PixelSize
    ) -> (places: [Float], colours: [[Double]]) {
        let values = learner.target.values(ofPixels: points.map { $0.pixel(in: size) })
        return (values.points, rows(values.colours, count: points.count))
    }

    mutating func look(at learner: Learner) {
        colours = Self.rows(learner.colours(at: places), count: points.count)
        note(colours, step: learner.step)
    }

    private mutating func note(_ colours: [[Double]], step: Int) {
        for (index, colour) in colours.enumerated() {
            settled[index] = Self.distance(colour, wanted[index]) <= tolerance ? settled[index] ?? step : nil
        }
    }

    var records: [PointRecord] {
        points.indices.map { index in
            PointRecord(
                point: [points[index].x, points[index].y], picture: wanted[index], learned: colours[index],
                distance: Self.distance(colours[index], wanted[index]).rounded(places: 2),
                tolerance: tolerance, settledStep: settled[index])
        }
    }

    /// The distance in the channel that differs most, in levels of 255; NaN and infinity count as 255.
    private static func distance(_ colour: [Double], _ wanted: [Double]) -> Double {
        zip(colour, wanted).map { 255 * abs($0 - $1) }.map { $0.isFinite ? $0 : 255 }.max() ?? 0
    }

    private static func rows(_ colours: [Float], count: Int) -> [[Double]] {
        let channels = colours.count / max(1, count)
        return (0..<count).map { point in
            colours[point * channels..<(point + 1) * channels].map { Double($0).rounded(places: 5) }
        }
    }
}

/// The result at a watched point when learning has ended.
public struct PointRecord: Encodable, Sendable {
    /// Position as shares of width and height.
    public let point: [Double]
    /// Colours, 0...1; where opacity is learned, multiplied by it.
    public let picture: [Double]
    public let learned: [Double]
    /// Distance in the channel that differs most, in levels of 255.
    public let distance: Double
    public let tolerance: Double
    /// The step from which on the point kept to the picture's colour; null where it did not.
    @OrNull public var settledStep: Int?

    init(
        point: [Double], picture: [Double], learned: [Double], distance: Double, tolerance: Double, settledStep: Int?
    ) {
        self.point = point
        self.picture = picture
        self.learned = learned
        self.distance = distance
        self.tolerance = tolerance
        _settledStep = OrNull(wrappedValue: settledStep)
    }
}
