// SPDX-License-Identifier: MIT
import Basics
import Networks
import Raster

/// The points of a picture's pixels in the plane that networks see.
///
/// See ``CoordinateSystem`` for the range of the coordinates. With isotropic coordinates a pixel's point is its centre.
/// Drawing at another aspect than a picture was learned at then crops it or shows the network's own continuation, and
/// never stretches. With classic coordinates a pixel's point is its upper left corner. A ``PlaneMap`` is applied
/// between the pixels and the plane.
public struct PicturePlane: Sendable {
    public let size: PixelSize
    public let map: PlaneMap
    /// Pixels beyond the picture on every side whose points are known, too.
    static let margin = 8 * AdaptiveTile.reach
    private let across: PlaneAxis
    private let down: PlaneAxis
    /// The coordinates of columns and rows, from ``margin`` before the picture on; empty if the map is not separable.
    private let columns: [Float]
    private let rows: [Float]
    private let isSeparable: Bool
    private let isRowFirst: Bool

    /// The whole picture, for networks that do not tile.
    public init(size: PixelSize, coordinates: CoordinateSystem) {
        self.init(size: size, coordinates: coordinates, map: .identity, period: nil)
    }

    /// The whole picture as a network of some shape draws it under a map.
    public init(size: PixelSize, shape: NetworkShape, map: PlaneMap = .identity) {
        self.init(size: size, coordinates: shape.coordinates, map: map, period: shape.encoding.period)
    }

    private init(size: PixelSize, coordinates: CoordinateSystem, map: PlaneMap, period: SIMD2<Double>?) {
        self.size = size
        self.map = map
        let isClassic = coordinates == .classic
        let short = Double(size.shortSide)
        func axis(_ count: Int, centre: Double, reach: Double, period: Double?) -> PlaneAxis {
            let extent = Double(count) / short
            return PlaneAxis(
                count: count, shortSide: short, centre: (2 * centre - 1) * (isClassic ? extent : reach),
                period: period, classicExtent: isClassic ? extent : nil)
        }
        func points(_ axis: PlaneAxis, _ part: (SIMD2<Double>) -> Double) -> [Float] {
            guard map.isSeparable else { return [] }
            return (-Self.margin..<axis.count + Self.margin).map { pixel in
                // The hobby project's own arithmetic, to the last bit.
                if isClassic && map.isIdentity { return Float(Double(pixel) / Double(axis.count) + 0.1) }
                return axis.coordinate(part(map.offset(of: SIMD2(repeating: axis.frame(pixel)))))
            }
        }
        across = axis(size.width, centre: map.centre.x, reach: map.reach.x, period: period?.x)
        down = axis(size.height, centre: map.centre.y, reach: map.reach.y, period: period?.y)
        columns = points(across) { $0.x }
        rows = points(down) { $0.y }
        isSeparable = map.isSeparable
        isRowFirst = isClassic
    }

    /// The point of the pixel in `column` of `row`, in the order a network takes its coordinates.
    @inline(__always)
    public func point(column: Int, row: Int) -> (Float, Float) {
        guard isSeparable else { return mappedPoint(column: column, row: row) }
        let (x, y) = (columns[column + Self.margin], rows[row + Self.margin])
        return isRowFirst ? (y, x) : (x, y)
    }

    private func mappedPoint(column: Int, row: Int) -> (Float, Float) {
        let offset = map.offset(of: SIMD2(across.frame(column), down.frame(row)))
        let (x, y) = (across.coordinate(offset.x), down.coordinate(offset.y))
        return isRowFirst ? (y, x) : (x, y)
    }

    /// Whether no mirror's edge comes within `margin` pixels of some pixels, so that colours there can be predicted
    /// from their surroundings.
    func isSmooth(columns: Range<Int>, rows: Range<Int>, margin: Int) -> Bool {
        func corner(_ column: Int, _ row: Int) -> SIMD2<Double> {
            SIMD2(across.frame(column), down.frame(row))
        }
        return map.isSmooth(
            from: corner(columns.lowerBound - margin, rows.lowerBound - margin),
            to: corner(columns.upperBound + margin, rows.upperBound + margin))
    }
}

/// The columns or the rows of a picture, and the plane's coordinate along them.
struct PlaneAxis {
    /// Number of columns or rows.
    let count: Int
    let shortSide: Double
    /// The coordinate in the middle of the frame.
    let centre: Double
    /// The distance after which the plane repeats; nil if it does not.
    let period: Double?
    /// With classic coordinates, which run from 0.1 to 1.1 along the frame, half its length; else nil.
    let classicExtent: Double?

    /// The frame's coordinate at a pixel's centre: -1...1 along the shorter side.
    func frame(_ pixel: Int) -> Double { Double(2 * pixel + 1 - count) / shortSide }

    /// The network's coordinate of a point, given its offset from the view's centre.
    func coordinate(_ offset: Double) -> Float {
        let place = centre + offset
        if let classicExtent {
            // From pixels' centres to their upper left corners.
            return Float((place / classicExtent + 1) / 2 - 0.5 / Double(count) + 0.1)
        }
        guard let period else { return Float(place) }
        // A float keeps few digits of a point many periods away, so the point is first moved by whole periods to the
        // one around 0.
        return Float(place - period * (place / period).rounded())
    }
}
