// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Plotting
import Raster
import Testing

@Suite struct PointMapTests {
    /// A picture of a colour that nothing else on a map has; `number` is 1...250.
    private static func mark(_ number: Int) -> Picture {
        Picture(
            size: PixelSize(width: 60, height: 40), channels: .rgb, filledWith: [UInt16(257 * number), 0, 257 * 99])
    }

    /// The extent and the count of the pixels of each mark.
    private static func marks(in picture: Picture) -> [Int: (x: ClosedRange<Int>, y: ClosedRange<Int>, count: Int)] {
        var found: [Int: (x: ClosedRange<Int>, y: ClosedRange<Int>, count: Int)] = [:]
        for y in 0..<picture.size.height {
            for x in 0..<picture.size.width {
                let pixel = Array(picture[x, y])
                guard pixel[1] == 0 && pixel[2] == 257 * 99 else { continue }
                let number = Int(pixel[0]) / 257
                let before = found[number] ?? (x...x, y...y, 0)
                found[number] = (
                    min(before.x.lowerBound, x)...max(before.x.upperBound, x), before.y.lowerBound...y, before.count + 1
                )
            }
        }
        return found
    }

    private static func map(_ places: [[Double]], trajectory: String? = nil, theme: Theme = .light) -> Picture {
        PointMap(
            title: "map", xLabel: "first", yLabel: "second",
            points: places.enumerated().map {
                MappedPoint(label: "\($0)", place: $1, thumbnail: mark($0 + 1), trajectory: trajectory)
            }, size: PixelSize(width: 800, height: 600), theme: theme
        ).drawn()
    }

    @Test("far apart, pictures stand at their points, and equal distances are equal both ways")
    func places() throws {
        let marks = Self.marks(in: Self.map([[0, 0], [4, 0], [0, 3], [4, 3]]))
        func middle(_ number: Int) throws -> (x: Double, y: Double) {
            let mark = try #require(marks[number])
            return (
                Double(mark.x.lowerBound + mark.x.upperBound) / 2, Double(mark.y.lowerBound + mark.y.upperBound) / 2
            )
        }
        let (origin, right, up) = (try middle(1), try middle(2), try middle(3))
        #expect(abs(right.y - origin.y) <= 1 && abs(up.x - origin.x) <= 1)
        #expect(abs((right.x - origin.x) / 4 - (origin.y - up.y) / 3) < 1, "a unit is as long down as across")
        #expect(right.x > origin.x && up.y < origin.y)
    }

    @Test("no picture covers another, however close the points are", arguments: [2, 12, 60])
    func overlaps(count: Int) {
        let places = (0..<count).map { [Double($0 % 7) * 0.01, Double($0 / 7) * 0.01 + ($0 == count - 1 ? 5 : 0)] }
        let marks = Self.marks(in: Self.map(places))
        // With many points some are dots; alone they all have pictures.
        #expect(marks.count >= min(count, 12) / 2)
        let dots = 60 * count
        for (number, mark) in marks {
            #expect(mark.count >= mark.x.count * mark.y.count - dots, "\(number) is covered")
            #expect(abs(Double(mark.x.count) / Double(mark.y.count) - 1.5) < 0.25, "\(number) keeps its proportions")
            for (other, area) in marks where other != number {
                #expect(!(mark.x.overlaps(area.x) && mark.y.overlaps(area.y)), "\(number) and \(other)")
            }
        }
    }

    @Test("maps of equal points, of one, and of points on a line are drawn")
    func degenerate() {
        for places in [[[1.0, 2]], [[1, 2], [1, 2]], [[0, 0], [1, 0], [2, 0]]] {
            #expect(!Self.marks(in: Self.map(places)).isEmpty)
        }
    }

    @Test("points of one trajectory are joined in its colour")
    func trajectories() {
        func blue(_ picture: Picture) -> Int {
            let colour = Theme.light.series[0]
            let wanted = [colour.red, colour.green, colour.blue].map { Int(($0 * 255).rounded()) }
            return stride(from: 0, to: picture.samples.count, by: 3).count { start in
                (0..<3).allSatisfy { abs(Int(picture.samples[start + $0]) / 257 - wanted[$0]) <= 2 }
            }
        }
        let places = [[0.0, 0], [5, 5], [10, 0]]
        #expect(blue(Self.map(places)) == 0)
        #expect(blue(Self.map(places, trajectory: "way")) > 500)
    }

    @Test("in space, near pictures are larger and cover far ones, and half a turn mirrors the first view")
    func turning() throws {
        func view(_ cosine: Double, plain: Bool = false) -> Picture {
            TurningMap(
                title: "", axisLabels: ["", "", ""],
                points: [[0.0, 0, -1], [0, 0, 1], [1, 0, 0], [-1, 0, 0]].enumerated().map {
                    MappedPoint(label: "", place: $1, thumbnail: Self.mark($0 + 1), trajectory: "way")
                }, turn: SIMD2(cosine, 0), tilt: SIMD2(1, 0), isPlain: plain, size: PixelSize(width: 400, height: 300)
            ).drawn()
        }
        let (front, back) = (Self.marks(in: view(1)), Self.marks(in: view(-1)))
        #expect(front[2] == nil && back[1] == nil, "what is away is behind")
        let (near, aside) = (try #require(front[1]), try #require(front[3]))
        #expect(near.x.count > aside.x.count)
        let across = try #require(back[3])
        #expect(abs(across.x.lowerBound + aside.x.upperBound - 400) <= 2, "mirrored")
        #expect(Self.marks(in: view(1, plain: true)).isEmpty)
    }
}
