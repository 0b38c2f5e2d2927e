// SPDX-License-Identifier: MIT
import Raster
import Testing

@Suite struct BT709Tests {
    struct Anchor: Sendable {
        let colour: [UInt16]
        let luma: Double
        let blue: Double
        let red: Double
    }

    /// ITU-R BT.709-6, table 3, items 3.2 to 3.4, computed by hand from Kr = 0.2126 and Kb = 0.0722.
    static let anchors = [
        Anchor(colour: [0, 0, 0], luma: 16, blue: 128, red: 128),
        Anchor(colour: [65535, 65535, 65535], luma: 235, blue: 128, red: 128),
        Anchor(colour: [32896, 32896, 32896], luma: 125.929, blue: 128, red: 128),
        Anchor(colour: [65535, 0, 0], luma: 62.559, blue: 102.336, red: 240),
        Anchor(colour: [0, 65535, 0], luma: 172.629, blue: 41.664, red: 26.27),
        Anchor(colour: [0, 0, 65535], luma: 31.812, blue: 240, red: 117.73),
    ]

    @Test("the primaries land where the standard puts them", arguments: anchors, [8, 10])
    func landsOn(anchor: Anchor, depth: Int) {
        let conversion = BT709(depth: depth, dither: .blueNoise)
        let row = [[UInt16]](repeating: anchor.colour, count: 64).flatMap { $0 }
        var means = [0.0, 0, 0]
        for y in 0..<64 {
            let planes = Self.convert(row, y: y, by: conversion)
            for plane in 0..<3 { means[plane] += planes[plane].reduce(0) { $0 + Double($1) } / 4096 }
        }
        let scale = depth == 8 ? 1.0 : 4
        for (mean, expected) in zip(means, [anchor.luma, anchor.blue, anchor.red]) {
            #expect(abs(mean / scale - expected) < 0.01)
        }
    }

    @Test("black, white and every grey's chroma are exact in every place", arguments: [8, 10])
    func exact(depth: Int) {
        let conversion = BT709(depth: depth, dither: .blueNoise)
        let unit = depth == 8 ? 1 : 4
        for y in 0..<64 {
            for value in [0, 1, 12345, 40000, 65535] as [UInt16] {
                let planes = Self.convert([UInt16](repeating: value, count: 192), y: y, by: conversion)
                #expect(planes[1].allSatisfy { $0 == 128 * unit } && planes[2].allSatisfy { $0 == 128 * unit })
                if value == 0 { #expect(planes[0].allSatisfy { $0 == 16 * unit }) }
                if value == 65535 { #expect(planes[0].allSatisfy { $0 == 235 * unit }) }
            }
        }
    }

    @Test("colour samples lie on even columns and between two rows", arguments: [2, 7, 8])
    func siting(width: Int) {
        // A ramp along each row, at a different height in each: the mean over 1, 2, 1 on a ramp is the middle value.
        let rows = [0, 1].map { y in (0..<width * 3).map { Int32($0 % width * 800 + y * 80) } }
        var halves = [Int32](repeating: 0, count: (width + 1) / 2 * 3)
        halves.withUnsafeMutableBufferPointer { halves in
            rows[0].withUnsafeBufferPointer { upper in
                rows[1].withUnsafeBufferPointer { BT709.halve(upper, $0, into: halves) }
            }
        }
        for (index, half) in halves.enumerated() {
            let x = index % ((width + 1) / 2)
            // At the left edge, and at the right of an odd width, the outer neighbour is the column itself.
            let shift = x == 0 ? 200 : 2 * x == width - 1 ? -200 : 0
            #expect(Int(half) == 1600 * x + 40 + shift)
        }
    }

    /// Luma, blue difference and red difference of a row of interleaved samples.
    static func convert(_ row: [UInt16], y: Int, by conversion: BT709) -> [[Int]] {
        var planes = [Int32](repeating: 0, count: row.count)
        planes.withUnsafeMutableBufferPointer { planes in
            row.withUnsafeBufferPointer { BT709.separate($0, into: planes) }
        }
        let writers = [conversion.luma, conversion.blueDifference, conversion.redDifference]
        return writers.map { write in
            var words = [UInt16](repeating: 0, count: row.count / 3)
            return words.withUnsafeMutableBytes { bytes in
                planes.withUnsafeBufferPointer { write($0, y, bytes) }
                return conversion.depth == 8
                    ? bytes.prefix(row.count / 3).map { Int($0) }
                    : bytes.bindMemory(to: UInt16.self).map { Int(UInt16(littleEndian: $0)) }
            }
        }
    }
}
