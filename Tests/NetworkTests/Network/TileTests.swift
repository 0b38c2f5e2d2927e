// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Testing

/// Networks whose plane repeats.
@Suite struct TileTests {
    static func network(count: Int = 12, aspect: Float) -> PackedNetwork {
        let shape = NetworkShape(
            encoding: .tile(count: count, aspect: aspect), hidden: [24, 24], activation: .tanh, output: .sigmoid)
        let source = RandomSource(seed: 5, stream: .initialWeights)
        let weights = Weights(
            shape: shape, storage: (0..<shape.parameterCount).map { Float(source.normal(at: UInt64($0)) * 0.4) })
        return PackedNetwork(weights, tier: .fastest)
    }

    private static let cases: [(aspect: Float, size: PixelSize)] = [
        (1, PixelSize(width: 60, height: 60)), (1.5, PixelSize(width: 90, height: 60)),
        (0.4, PixelSize(width: 24, height: 60)),
    ]

    @Test("pixels one period apart are equal", arguments: cases)
    func repeats(aspect: Float, size: PixelSize) {
        let network = Self.network(aspect: aspect)
        // Twice as far out: three periods both ways are in sight.
        var map = PlaneMap()
        (map.zoom, map.reach) = (1.0 / 3, (network.shape.encoding.period ?? SIMD2(2, 2)) / 2)
        let large = PixelSize(width: 3 * size.width, height: 3 * size.height)
        let drawn = network.drawPicture(of: PixelSize(width: large.width, height: large.height), map: map, threads: 2)
        #expect(Set(drawn.samples).count > 500)
        var worst = 0
        for y in 0..<large.height - size.height {
            for x in 0..<large.width - size.width {
                for other in [drawn[x + size.width, y], drawn[x, y + size.height]] {
                    for (a, b) in zip(drawn[x, y], other) { worst = max(worst, abs(Int(a) - Int(b))) }
                }
            }
        }
        #expect(worst <= 2, "of 65535")
    }

    @Test("a whole period further on is the same picture, however far", arguments: [1.0, -3, 700])
    func panned(periods: Double) {
        let network = Self.network(aspect: 1.5)
        let size = PixelSize(width: 90, height: 60)
        var map = PlaneMap()
        map.reach = SIMD2(1.5, 1)
        let home = network.drawPicture(of: size, map: map, threads: 1)
        map.centre = SIMD2(0.5 + periods, 0.5 - periods)
        let there = network.drawPicture(of: size, map: map, threads: 1)
        let worst = zip(home.samples, there.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(worst <= 2, "of 65535")
    }

    @Test("the right edge goes on in the left one", arguments: cases)
    func edges(aspect: Float, size: PixelSize) {
        // So large that neighbouring pixels differ little; the step across the edge is like those beside it.
        let (width, height) = (size.width * 200, size.height * 200)
        let network = Self.network(aspect: aspect)
        let plane = PicturePlane(size: PixelSize(width: width, height: height), shape: network.shape)
        func colours(_ pixels: [(Int, Int)]) -> [Float] {
            let points = pixels.flatMap { column, row in
                let point = plane.point(column: column, row: row)
                return [point.0, point.1]
            }
            var colours = [Float](repeating: 0, count: 3 * pixels.count)
            colours.withUnsafeMutableBufferPointer { into in
                points.withUnsafeBufferPointer {
                    network.evaluate($0, into: into, scratch: PackedNetwork.Scratch(for: network))
                }
            }
            return colours
        }
        let rows = Array(stride(from: 0, to: height, by: 187))
        let columns = Array(stride(from: 0, to: width, by: 187))
        for (last, first) in [
            (rows.map { (width - 1, $0) }, rows.map { (0, $0) }),
            (columns.map { ($0, height - 1) }, columns.map { ($0, 0) }),
        ] {
            for (a, b) in zip(colours(last), colours(first)) { #expect(abs(a - b) < 1 / 255) }
        }
    }

    @Test(
        "frequencies are whole numbers of cycles, each once, the lowest there are",
        arguments: [Float(1), 1.5, 0.4, 100])
    func frequencies(aspect: Float) {
        let encoding = InputEncoding.tile(count: 40, aspect: aspect)
        let reach = (encoding.period ?? SIMD2(2, 2)) / 2
        #expect(min(reach.x, reach.y) == 1 && abs(reach.x / reach.y / Double(aspect) - 1) < 1e-6)
        let values = encoding.frequencies
        #expect(values.count == 80 && encoding.featureCount == 80)
        var seen: Set<[Int]> = []
        var longest = 0.0
        for index in 0..<40 {
            let cycles = [Double(values[2 * index]) * reach.x, Double(values[2 * index + 1]) * reach.y]
            let whole = cycles.map { Int($0.rounded()) }
            #expect(zip(cycles, whole).allSatisfy { abs($0 - Double($1)) < 1e-4 })
            #expect(seen.insert(whole).inserted && !seen.contains(whole.map { -$0 }) && whole != [0, 0])
            let square = Double(values[2 * index] * values[2 * index] + values[2 * index + 1] * values[2 * index + 1])
            #expect(square >= longest * 0.999_999)
            longest = max(longest, square)
        }
    }

    @Test("each shape has its own period, and says so")
    func shapes() {
        let square = Self.network(aspect: 1).shape
        let wide = Self.network(aspect: 1.5).shape
        #expect(square != wide)
        #expect(square.description.contains("tile:12-") && wide.description.contains("tile:12:1.5-"))
    }
}
