// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Testing

@Suite struct PicturePlaneTests {
    static let sizes = [(1, 1), (1, 9), (9, 1), (16, 16), (33, 20), (20, 33), (7, 1_000)].map(PixelSize.init)

    @Test("the plane is symmetric, bit for bit", arguments: sizes)
    func symmetric(size: PixelSize) {
        let plane = PicturePlane(size: size, coordinates: .isotropic)
        for row in 0..<size.height {
            for column in 0..<size.width {
                let point = plane.point(column: column, row: row)
                let opposite = plane.point(column: size.width - 1 - column, row: size.height - 1 - row)
                #expect(point.0 == -opposite.0 && point.1 == -opposite.1)
            }
        }
    }

    @Test("a unit is as long both ways, and half the shorter side", arguments: sizes)
    func isotropic(size: PixelSize) {
        let plane = PicturePlane(size: size, coordinates: .isotropic)
        let pixel = 2 / Double(size.shortSide)
        let corner = plane.point(column: 0, row: 0)
        // The corner pixel's centre is half a pixel inside the picture's corner.
        #expect(corner.0 == Float(-Double(size.width) / Double(size.shortSide) + pixel / 2))
        #expect(corner.1 == Float(-Double(size.height) / Double(size.shortSide) + pixel / 2))
        let far = plane.point(column: size.width - 1, row: size.height - 1)
        #expect(abs(Double(far.0 - corner.0) - Double(size.width - 1) * pixel) < 1e-4 * Double(size.width))
        #expect(abs(Double(far.1 - corner.1) - Double(size.height - 1) * pixel) < 1e-4 * Double(size.height))
    }

    @Test("another aspect crops or continues, and never moves what stays")
    func aspect() {
        let square = PicturePlane(size: PixelSize(width: 20, height: 20), coordinates: .isotropic)
        let wide = PicturePlane(size: PixelSize(width: 50, height: 20), coordinates: .isotropic)
        let tall = PicturePlane(size: PixelSize(width: 20, height: 28), coordinates: .isotropic)
        for row in 0..<20 {
            for column in 0..<20 {
                let point = square.point(column: column, row: row)
                #expect(wide.point(column: column + 15, row: row) == point)
                #expect(tall.point(column: column, row: row + 4) == point)
            }
        }
    }

    @Test("every second pixel of a picture three times as large is the small one's")
    func scaling() {
        let small = PicturePlane(size: PixelSize(width: 16, height: 8), coordinates: .isotropic)
        let large = PicturePlane(size: PixelSize(width: 48, height: 24), coordinates: .isotropic)
        for row in 0..<8 {
            for column in 0..<16 {
                let (a, b) = (
                    small.point(column: column, row: row), large.point(column: 3 * column + 1, row: 3 * row + 1)
                )
                #expect(a == b)
            }
        }
    }

    @Test("classic coordinates are row and column over their counts, from 0.1 on")
    func classic() {
        let plane = PicturePlane(size: PixelSize(width: 8, height: 5), coordinates: .classic)
        for row in 0..<5 {
            for column in 0..<8 {
                let point = plane.point(column: column, row: row)
                #expect(point == (Float(Double(row) / 5 + 0.1), Float(Double(column) / 8 + 0.1)))
            }
        }
    }
}
