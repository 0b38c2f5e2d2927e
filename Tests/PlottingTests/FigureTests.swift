// SPDX-License-Identifier: MIT
import Basics
import Plotting
import Raster
import Testing

@Suite struct FigureTests {
    /// Pixels of `picture` that are nearly `colour`.
    private func count(_ colour: Colour, in picture: Picture) -> Int {
        let wanted = [colour.red, colour.green, colour.blue].map { Int(($0 * 255).rounded()) }
        return stride(from: 0, to: picture.samples.count, by: 3).count { start in
            (0..<3).allSatisfy { abs(Int(picture.samples[start + $0]) / 257 - wanted[$0]) <= 2 }
        }
    }

    @Test("a plot has a line in each series' colour, and none for NaN")
    func lines() {
        let rising = LinePlot.Series("rising", (0...20).map { (Double($0), Double($0 * $0)) })
        let nowhere = LinePlot.Series("nowhere", (0...20).map { (Double($0), Double.nan) })
        let both = LinePlot(title: "t", xLabel: "x", yLabel: "y", series: [rising, nowhere]).drawn()
        #expect(both.size == PixelSize(width: 760, height: 420))
        let legend = 18 * 3
        #expect(count(Colour.series[0], in: both) > 500)
        #expect((1...2 * legend).contains(count(Colour.series[1], in: both)), "only its legend")
    }

    @Test("plots of nothing, of one point and of equal points are drawn", arguments: [0, 1, 5])
    func degenerate(points: Int) {
        let series = LinePlot.Series("flat", (0..<points).map { _ in (3.0, 7.0) })
        #expect(LinePlot(title: "", xLabel: "", yLabel: "", series: [series]).drawn().size.width == 760)
    }

    @Test("a contact sheet shows its pictures pixel for pixel")
    func sheet() {
        let red = Picture(size: PixelSize(width: 9, height: 7), channels: .rgb, filledWith: [65535, 0, 0])
        let clear = Picture(size: red.size, channels: .rgba, filledWith: [0, 0, 0, 0])
        let sheet = ContactSheet(headings: ["", ""], rows: [("", [red, clear]), ("", [red, red])]).drawn()
        #expect(count(Colour(1, 0, 0), in: sheet) == 3 * 63)
        #expect(sheet[0, 22].elementsEqual([65535, 0, 0]))
        #expect(sheet[11, 22].elementsEqual([65535, 65535, 65535]))
    }

    @Test("a grid's cells are coloured by their numbers")
    func grid() {
        let grid = NumberGrid(
            title: "", names: ["a", "b"], values: [[nil, 1], [0, nil]], worst: 0, best: 1
        ).drawn()
        #expect(count(Colour(0.95, 0.6, 0.45), in: grid) > 500)
        #expect(count(Colour(0.55, 0.8, 0.95), in: grid) > 500)
    }

    @Test("tracks show the colours themselves, over white, and those that are wanted", arguments: [1, 3, 4])
    func tracks(channels: Int) {
        let colour = [[0.6], [0.8, 0.2, 0.4], [0.4, 0.1, 0.2, 0.5]][channels == 1 ? 0 : channels - 2]
        let shown = [Colour(0.6, 0.6, 0.6), Colour(0.8, 0.2, 0.4), Colour(0.9, 0.6, 0.7)][
            channels == 1 ? 0 : channels - 2]
        let samples = (1...10).map { ColourTracks.Sample(x: Double($0), colour: colour) }
        func drawn(wanted: [Double]?) -> Picture {
            ColourTracks(
                title: "t", xLabel: "x", xScale: .logarithmic,
                tracks: [.init(name: "a", samples: samples, wanted: wanted, settled: (3, "from step 3 on"))]
            ).drawn()
        }
        let strip = count(shown, in: drawn(wanted: nil))
        #expect(strip > 600 * 19)
        #expect(count(shown, in: drawn(wanted: colour)) >= strip + 19 * 19)
        #expect(ColourTracks(title: "", xLabel: "", xScale: .linear, tracks: []).drawn().size.width == 760)
    }
}
