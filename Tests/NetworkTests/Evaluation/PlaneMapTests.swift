// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster
import Testing

@Suite struct PlaneMapTests {
    static let size = PixelSize(width: 61, height: 41)
    static let middle = (column: 30, row: 20)

    static func plane(_ map: PlaneMap, size: PixelSize = size) -> PicturePlane {
        PicturePlane(
            size: size,
            shape: NetworkShape(encoding: .none, hidden: [1], activation: .tanh, output: .sigmoid), map: map)
    }

    private func expectNear(_ a: (Float, Float), _ b: (Float, Float), _ bound: Float = 1e-6) {
        #expect(abs(a.0 - b.0) <= bound && abs(a.1 - b.1) <= bound, "\(a) \(b)")
    }

    @Test("at home every point is where it was, to the last bit", arguments: CoordinateSystem.allCases)
    func identity(coordinates: CoordinateSystem) {
        let shape = NetworkShape(
            coordinates: coordinates, encoding: .none, hidden: [1], activation: .tanh, output: .sigmoid)
        var map = PlaneMap()
        map.reach = SIMD2(1.5, 1)
        let (plain, mapped) = (
            PicturePlane(size: Self.size, coordinates: coordinates),
            PicturePlane(size: Self.size, shape: shape, map: map)
        )
        for row in 0..<Self.size.height {
            for column in 0..<Self.size.width {
                #expect(mapped.point(column: column, row: row) == plain.point(column: column, row: row))
            }
        }
    }

    @Test("a zoom brings its point to the middle and pixels nearer together")
    func zoom() {
        var map = PlaneMap()
        (map.zoom, map.centre, map.reach) = (5, SIMD2(0.25, 1), SIMD2(1.5, 1))
        let plane = Self.plane(map)
        expectNear(plane.point(column: Self.middle.column, row: Self.middle.row), (-0.75, 1))
        expectNear(plane.point(column: Self.middle.column + 10, row: Self.middle.row), (-0.75 + 20 / 41 / 5, 1))
    }

    @Test("a turn is clockwise")
    func turn() {
        var map = PlaneMap()
        map.turn = SIMD2(0, 1)
        // After a quarter turn, the point above the middle is to its right.
        expectNear(
            Self.plane(map).point(column: Self.middle.column + 7, row: Self.middle.row),
            Self.plane(PlaneMap()).point(column: Self.middle.column, row: Self.middle.row - 7))
    }

    @Test("classic coordinates are moved over, too")
    func classic() {
        let shape = NetworkShape(
            coordinates: .classic, encoding: .none, hidden: [1], activation: .tanh, output: .sigmoid)
        var map = PlaneMap()
        (map.zoom, map.centre) = (2, SIMD2(0.25, 0.25))
        let (near, home) = (
            PicturePlane(size: PixelSize(width: 80, height: 40), shape: shape, map: map),
            PicturePlane(size: PixelSize(width: 160, height: 80), shape: shape)
        )
        // The upper left quarter of twice the size. Pixels are known by their corners, which lie half a pixel from their
        // centres, and the camera's pixels are half as wide.
        for (column, row) in [(0, 0), (79, 39), (13, 30)] {
            let (a, b) = (near.point(column: column, row: row), home.point(column: column, row: row))
            expectNear(a, (b.0 - 0.25 / 40, b.1 - 0.25 / 80))
        }
    }

    @Test("mirrors show one half twice")
    func mirrors() {
        var map = PlaneMap()
        (map.mirrorsAcross, map.mirrorsDown) = (true, true)
        let (plain, plane) = (Self.plane(PlaneMap()), Self.plane(map))
        for row in 0...Self.middle.row {
            for column in 0...Self.middle.column {
                let point = plain.point(column: column, row: row)
                let (right, lower) = (Self.size.width - 1 - column, Self.size.height - 1 - row)
                #expect(plane.point(column: column, row: row) == point)
                #expect(plane.point(column: right, row: row) == point)
                #expect(plane.point(column: column, row: lower) == point)
                #expect(plane.point(column: right, row: lower) == point)
            }
        }
    }

    @Test("a kaleidoscope shows one wedge everywhere", arguments: [2, 3, 4, 7, 12])
    func kaleidoscope(count: Int) {
        var map = PlaneMap()
        map.wedges = MapCase.mirrors(count)
        let (plain, plane) = (Self.plane(PlaneMap()), Self.plane(map))
        for row in 0..<Self.size.height {
            for column in 0..<Self.size.width {
                let (p, q) = (plain.point(column: column, row: row), plane.point(column: column, row: row))
                #expect(abs(hypot(p.0, p.1) - hypot(q.0, q.1)) < 1e-6)
                let step = 180 / Double(count)
                let angle = abs(atan2(Double(p.0), Double(-p.1))) * 180 / .pi
                let inWedge = angle.truncatingRemainder(dividingBy: 2 * step)
                let expected = inWedge > step ? 2 * step - inWedge : inWedge
                guard p != (0, 0) else { continue }
                #expect(abs(atan2(Double(q.0), Double(-q.1)) * 180 / .pi - expected) < 1e-4)
            }
        }
    }

    @Test("a tunnel shows one ring everywhere, and every second ring the same")
    func tunnel() {
        var map = PlaneMap()
        map.tunnel = 3.0.squareRoot()
        let (plain, plane) = (Self.plane(PlaneMap()), Self.plane(map))
        for row in 0..<Self.size.height {
            for column in 0..<Self.size.width {
                let (p, q) = (plain.point(column: column, row: row), plane.point(column: column, row: row))
                let length = hypot(q.0, q.1)
                #expect(length <= 1.000_001 && length >= 0.577_349 || p == (0, 0))
                // On the same side, and where the picture itself is, unmoved.
                #expect(abs(p.0 * q.1 - p.1 * q.0) < 1e-6 && p.0 * q.0 >= 0)
                if (0.6..<1).contains(hypot(p.0, p.1)) { expectNear(p, q) }
            }
        }
        for (x, y) in [(1, 0), (3, 2), (-6, 5), (0, 6)] {
            expectNear(
                plane.point(column: Self.middle.column + x, row: Self.middle.row + y),
                plane.point(column: Self.middle.column + 3 * x, row: Self.middle.row + 3 * y), 2e-6)
        }
        map.depth = 3
        let deep = Self.plane(map)
        for (x, y) in [(4, 1), (-9, 12), (30, 20)] {
            let (column, row) = (Self.middle.column + x, Self.middle.row + y)
            expectNear(plane.point(column: column, row: row), deep.point(column: column, row: row), 2e-6)
        }
    }

    @Test("where mirrors meet, neighbours stay neighbours", arguments: MapCase.all)
    func continuous(row: MapCase) {
        // From pixel to pixel of a large frame, the plane moves by less than the smallest ring magnifies.
        let plane = Self.plane(row.map, size: PixelSize(width: 4001, height: 4001))
        for line in stride(from: 300, to: 1800, by: 250) {
            var last = plane.point(column: 0, row: line)
            for column in 1..<4001 {
                let point = plane.point(column: column, row: line)
                #expect(hypot(point.0 - last.0, point.1 - last.1) < 0.03)
                last = point
            }
        }
    }

    @Test("the middle of a tunnel is somewhere")
    func middle() {
        var map = PlaneMap()
        map.tunnel = 1.1
        let point = Self.plane(map).point(column: Self.middle.column, row: Self.middle.row)
        #expect(hypot(point.0, point.1) <= 1)
    }
}
