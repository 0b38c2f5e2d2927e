// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// The part of the plane that a picture covers, and the distance between the points of a slope.
package struct SlopeField: Sendable {
    private let first: (Float, Float)
    private let span: (Float, Float)
    /// One two-hundredth of the shorter side, along either coordinate.
    let distance: (Float, Float)

    private static let distancesAlongShorterSide: Float = 200

    package init(size: PixelSize, coordinates: CoordinateSystem) {
        let plane = PicturePlane(size: size, coordinates: coordinates)
        first = plane.point(column: 0, row: 0)
        let last = plane.point(column: size.width - 1, row: size.height - 1)
        span = (last.0 - first.0, last.1 - first.1)
        switch coordinates {
        case .isotropic:
            let length = 2 / Self.distancesAlongShorterSide
            distance = (length, length)
        case .classic:
            // Both sides span 1: rows come first.
            let length = Float(size.shortSide) / Self.distancesAlongShorterSide
            distance = (length / Float(size.height), length / Float(size.width))
        }
    }

    /// A random point of the picture, the same for the same index.
    func point(at index: Int, source: RandomSource) -> (Float, Float) {
        let x = Float(source.uniform(at: UInt64(2 * index)))
        let y = Float(source.uniform(at: UInt64(2 * index + 1)))
        return (first.0 + x * span.0, first.1 + y * span.1)
    }
}
