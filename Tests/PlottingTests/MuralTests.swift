// SPDX-License-Identifier: MIT
import Basics
import Plotting
import Raster
import Testing

@Suite struct MuralTests {
    private static func mural(
        cell: PixelSize, blocks: [(count: Int, columns: Int)], pictures: Int = 1, beside: Picture? = nil,
        theme: Theme = .light
    ) -> Mural {
        // Every cell has a colour of its own.
        var number: UInt16 = 0
        return Mural(
            title: "title", caption: "caption",
            blocks: blocks.map { block in
                Mural.Block(
                    heading: "block",
                    cells: (0..<block.count).map { place in
                        Mural.Cell(
                            label: "\(place + 1)",
                            pictures: (0..<pictures).map { _ in
                                number += 1
                                return Picture(size: cell, channels: .rgb, filledWith: [257 * number, 0, 257 * 200])
                            })
                    }, columns: block.columns)
            }, beside: beside, theme: theme)
    }

    /// The rectangle of the pixels of each colour that `mural` gave a cell.
    private static func places(in picture: Picture, count: Int) -> [Int: (x: ClosedRange<Int>, y: ClosedRange<Int>)] {
        var found: [Int: (x: ClosedRange<Int>, y: ClosedRange<Int>)] = [:]
        for y in 0..<picture.size.height {
            for x in 0..<picture.size.width {
                let pixel = Array(picture[x, y])
                guard pixel[1] == 0 && pixel[2] == 257 * 200 else { continue }
                let number = Int(pixel[0]) / 257
                let before = found[number] ?? (x...x, y...y)
                found[number] = (
                    min(before.x.lowerBound, x)...max(before.x.upperBound, x), before.y.lowerBound...y
                )
            }
        }
        return found
    }

    @Test("all cells are there pixel for pixel, in rows from left to right")
    func cells() throws {
        let cell = PixelSize(width: 30, height: 20)
        let picture = Self.mural(cell: cell, blocks: [(7, 3)]).drawn()
        let places = Self.places(in: picture, count: 7)
        #expect(places.count == 7)
        for number in 1...7 {
            let place = try #require(places[number])
            #expect(place.x.count == 30 && place.y.count == 20)
            let (row, column) = (number - 1).quotientAndRemainder(dividingBy: 3)
            let (first, above) = (try #require(places[3 * row + 1]), try #require(places[column + 1]))
            #expect(place.y == first.y && place.x == above.x)
            #expect(column == 0 || place.x.lowerBound > first.x.upperBound)
        }
    }

    @Test("four blocks stand two by two, none over another, and a picture beside them")
    func blocks() throws {
        let beside = Picture(size: PixelSize(width: 50, height: 40), channels: .rgb, filledWith: [0, 65535, 0])
        let picture = Self.mural(
            cell: PixelSize(width: 24, height: 24), blocks: [(4, 2), (5, 3), (2, 2), (1, 1)], beside: beside
        ).drawn()
        let places = Self.places(in: picture, count: 12)
        #expect(places.count == 12 && places.values.allSatisfy { $0.x.count == 24 && $0.y.count == 24 })
        #expect(try #require(places[5]).y == (try #require(places[1])).y, "the second block is beside the first")
        #expect(try #require(places[10]).x == (try #require(places[1])).x, "the third is below the first")
        let green = (0..<picture.size.pixelCount).count {
            picture.samples[3 * $0] == 0 && picture.samples[3 * $0 + 1] == 65535
        }
        #expect(green == 2000)
        #expect(places.values.allSatisfy { $0.x.lowerBound > 12 + 50 })
    }

    @Test("labels are left out where there is no room, and the dark theme is dark")
    func labels() {
        func ink(_ cell: Int) -> Int {
            let picture = Self.mural(cell: PixelSize(width: cell, height: 30), blocks: [(120, 20)]).drawn()
            // Below the title and the heading.
            return (70 * picture.size.width..<picture.size.pixelCount).count { pixel in
                (0..<3).allSatisfy { picture.samples[3 * pixel + $0] < 32000 }
            }
        }
        #expect(ink(8) == 0 && ink(30) > 400)
        let dark = Self.mural(cell: PixelSize(width: 8, height: 8), blocks: [(1, 1)], theme: .dark).drawn()
        #expect(dark[0, 0].allSatisfy { $0 < 8000 })
    }

    @Test("columns fill a wide page and leave few places free", arguments: [1, 2, 16, 64, 100, 128, 1024])
    func columns(count: Int) {
        let cell = PixelSize(width: 64, height: 64)
        let columns = MuralLayout.columns(for: count, of: cell)
        let rows = (count + columns - 1) / columns
        #expect(rows * columns - count <= max(2, count / 10))
        if count > 8 {
            let shape = Double(columns * 66) / Double(rows * 79)
            #expect((1.1...2.6).contains(shape), "\(columns) columns, \(rows) rows")
        }
    }
}
