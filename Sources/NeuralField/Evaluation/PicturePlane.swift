// SPDX-License-Identifier: MIT
import Raster

/// Where the pixels of a picture lie in the plane that networks see.
///
/// See ``CoordinateSystem`` for what spans what. With isotropic coordinates a pixel's point is its centre, and drawing at
/// another aspect than a picture was learned at crops it or shows the network's own continuation, and never stretches.
/// With classic ones it is the pixel's upper left corner.
public struct PicturePlane: Sendable {
    public let size: PixelSize
    /// Pixels beyond the picture on every side whose points are known, too.
    static let margin = 64
    private let columns: [Float]
    private let rows: [Float]
    private let isRowFirst: Bool

    public init(size: PixelSize, coordinates: CoordinateSystem) {
        self.size = size
        switch coordinates {
        case .isotropic:
            func centred(_ count: Int) -> [Float] {
                (-Self.margin..<count + Self.margin).map {
                    Float((Double(2 * $0 + 1) - Double(count)) / Double(size.shortSide))
                }
            }
            columns = centred(size.width)
            rows = centred(size.height)
            isRowFirst = false
        case .classic:
            func offset(_ count: Int) -> [Float] {
                (-Self.margin..<count + Self.margin).map { Float(Double($0) / Double(count) + 0.1) }
            }
            columns = offset(size.width)
            rows = offset(size.height)
            isRowFirst = true
        }
    }

    /// The point of the pixel in `column` of `row`, in the order a network takes its coordinates.
    @inline(__always)
    public func point(column: Int, row: Int) -> (Float, Float) {
        let (x, y) = (columns[column + Self.margin], rows[row + Self.margin])
        return isRowFirst ? (y, x) : (x, y)
    }
}
