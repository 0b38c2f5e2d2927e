// SPDX-License-Identifier: MIT
import Engine
import Foundation
import Networks
import Testing

/// A map of the frame onto the plane.
struct MapCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let map: PlaneMap

    init(_ description: String, _ change: (inout PlaneMap) -> Void) {
        testDescription = description
        var map = PlaneMap()
        change(&map)
        self.map = map
    }

    static func direction(degrees: Double) -> SIMD2<Double> {
        SIMD2(cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    }

    static func mirrors(_ count: Int) -> [SIMD2<Double>] {
        (0...count).map { direction(degrees: 180 * Double($0) / Double(count) - 90) }
    }

    static let all = [
        MapCase("zoomed in") { ($0.zoom, $0.centre) = (4, SIMD2(0.3, 0.6)) },
        MapCase("zoomed out and turned") { ($0.zoom, $0.turn) = (0.7, direction(degrees: 30)) },
        MapCase("mirrors") {
            ($0.mirrorsAcross, $0.mirrorsDown, $0.centre) = (true, true, SIMD2(0.2, 0.9))
        },
        MapCase("a kaleidoscope, turned and zoomed") {
            ($0.wedges, $0.turn, $0.zoom) = (mirrors(5), direction(degrees: -70), 1.5)
        },
        MapCase("a tunnel") { ($0.tunnel, $0.depth) = (3, 2) },
        MapCase("everything") {
            ($0.tunnel, $0.wedges, $0.mirrorsDown, $0.turn) = (1.5, mirrors(8), true, direction(degrees: 200))
        },
    ]
}
