// SPDX-License-Identifier: MIT
import Basics
import Foundation
import FoundationXML
import Plotting
import Raster
import Testing

@Suite struct LinePlotTests {
    private static func plot(_ count: Int, named isNamed: Bool = true, theme: Theme = .light) -> LinePlot {
        let series = (0..<count).map { index in
            let points = (1...50).map { step in
                (x: Double(step * step), y: 40 - Double(index) - 60 / Double(step))
            }
            return LinePlot.Series(isNamed ? "rate 0.0\(index), batch 4096" : "", points)
        }
        var plot = LinePlot(title: "A race", xLabel: "steps", yLabel: "PSNR, dB", series: series)
        plot.theme = theme
        plot.includesZero = false
        return plot
    }

    private func rows(_ range: Range<Int>, of picture: Picture) -> ArraySlice<UInt16> {
        picture.samples[range.lowerBound * picture.size.width * 3..<range.upperBound * picture.size.width * 3]
    }

    @Test("a legend of any length takes nothing from the title and the curves", arguments: [1, 2, 3, 6, 12, 20])
    func legend(count: Int) {
        let (named, bare) = (Self.plot(count).drawn(), Self.plot(count, named: false).drawn())
        #expect(bare.size == PixelSize(width: 760, height: 420))
        let added = named.size.height - bare.size.height
        #expect(count > 3 ? added > 0 : count < 3 ? added == 0 : true)
        // The legend starts at the title's baseline; below the top of the axes nothing differs.
        #expect(rows(0..<27, of: named) == rows(0..<27, of: bare))
        #expect(rows(48 + added..<named.size.height, of: named) == rows(48..<bare.size.height, of: bare))
        #expect(rows(27..<48 + added, of: named) != rows(27..<48 + added, of: Self.plot(count + 1).drawn()))
    }

    @Test("whatever finite points it has, a plot is drawn", arguments: [Scale.linear, .logarithmic])
    func extremes(scale: Scale) {
        let numbers = AxisTests.extremes
        for (index, x) in numbers.enumerated() {
            let (other, y) = (numbers[(index + 5) % numbers.count], numbers[(index + 9) % numbers.count])
            var plot = LinePlot(
                title: "", xLabel: "", yLabel: "", series: [LinePlot.Series("", [(x, y), (other, 1), (1, x)])])
            plot.xScale = scale
            plot.yScale = scale
            plot.includesZero = false
            #expect(plot.svg().count > 1000)
        }
    }

    @Test("a legend too long to read is replaced by a count")
    func manySeries() {
        let size = LinePlot(
            title: "", xLabel: "", yLabel: "",
            series: (0..<5000).map { LinePlot.Series("run \($0)", [(0, 0), (1, 1)]) }
        ).size
        #expect(size.height < 2500)
    }

    @Test("names that are too long are cut, and stay inside the figure")
    func longNames() {
        let name = String(repeating: "a long name of a run ", count: 30)
        let series = (0..<3).map { LinePlot.Series("\($0) \(name)", [(0, 0), (1, Double($0))]) }
        let drawn = LinePlot(title: name, xLabel: "", yLabel: "", series: series).drawn()
        #expect(
            (0..<drawn.size.height).allSatisfy { drawn[drawn.size.width - 1, $0].elementsEqual([65535, 65535, 65535]) })
    }

    @Test("series beyond the sixth are distinguished by their strokes")
    func styles() {
        let styles = (0..<18).map { Theme.light.style(ofLine: $0) }
        for (index, style) in styles.enumerated() {
            for other in styles[..<index] { #expect(style.colour != other.colour || style.stroke != other.stroke) }
        }
    }

    @Test("a dark figure is as dark as its paper, a light one white", arguments: [Theme.light, .dark])
    func themes(theme: Theme) {
        let drawn = Self.plot(3, theme: theme).drawn()
        let paper = UInt16((theme.paper.red * 255).rounded()) * 257
        #expect(drawn[0, 0].first == paper)
        #expect(drawn[drawn.size.width - 1, drawn.size.height - 1].first == paper)
    }

    @Test("on logarithmic axes values that are not above zero are left out")
    func logarithmic() {
        func plot(_ points: [(x: Double, y: Double)]) -> Picture {
            var plot = LinePlot(title: "", xLabel: "", yLabel: "", series: [.init("", points)])
            plot.xScale = .logarithmic
            plot.yScale = .logarithmic
            return plot.drawn()
        }
        let powers = (0...6).map { (x: pow(10, Double($0)), y: pow(10, -Double($0))) }
        #expect(plot(powers) != plot([powers[0], powers[2], powers[6]].map { ($0.x, $0.x) }))
        #expect(plot([(0, 5), (-3, 2)] + powers + [(1e7, 0), (.nan, 1), (5, .infinity)]) == plot(powers))
        #expect(plot([]).size == plot([(3, 3)]).size)
    }

    @Test("a series that ends in a cross has one at its last point, and in the legend")
    func cross() {
        let wanted = [Colour.series[0].red, Colour.series[0].green, Colour.series[0].blue].map { Int($0 * 255) }
        func ink(_ series: LinePlot.Series) -> Int {
            let samples = LinePlot(title: "", xLabel: "", yLabel: "", series: [series]).drawn().samples
            return stride(from: 0, to: samples.count, by: 3).count { start in
                (0..<3).allSatisfy { abs(Int(samples[start + $0] / 257) - wanted[$0]) < 4 }
            }
        }
        let points = [(x: 1.0, y: 3.0), (2, 5), (3, .nan)]
        let plain = ink(.init("a", points))
        #expect(ink(.init("a", points, endsInCross: true)) > plain + 20)
        #expect(ink(.init("a", [], endsInCross: true)) > 10, "there is its legend")
    }

    @Test("events that are close to each other have names one below the other")
    func events() {
        func plot(_ events: [LinePlot.Event]) -> Picture {
            var plot = Self.plot(1)
            plot.events = events
            return plot.drawn()
        }
        let near = plot([.init("first", x: 1000), .init("second", x: 1010)])
        #expect(near != plot([.init("first", x: 1000)]))
        #expect(plot([.init("beyond", x: 1e9), .init("nowhere", x: .nan)]) == plot([]))
    }

    @Test("SVG is well-formed XML of the figure's size, the same each time", arguments: [Theme.light, .dark])
    func svg(theme: Theme) throws {
        let plot = Self.plot(12, theme: theme)
        let bytes = plot.svg()
        let isSame = bytes == plot.svg()
        #expect(isSame)
        let reader = XMLReader()
        try reader.read(bytes)
        #expect(reader.root == "svg")
        #expect(reader.attributes["viewBox"] == "0 0 \(plot.size.width) \(plot.size.height)")
        #expect(reader.names.filter { $0 == "path" }.count > 20)
    }

    @Test("SVG holds pictures and names with any characters")
    func svgOfSheet() throws {
        let red = Picture(size: PixelSize(width: 9, height: 7), channels: .rgb, filledWith: [65535, 0, 0])
        let sheet = ContactSheet(headings: ["<&>\"'"], rows: [("Ä]]>", [red, red])])
        let reader = XMLReader()
        try reader.read(sheet.svg())
        let isSame = sheet.svg() == sheet.svg()
        #expect(isSame)
        #expect(reader.names.contains("image"))
    }
}

/// The elements of an XML document.
private final class XMLReader: NSObject, XMLParserDelegate {
    var root: String?
    var attributes: [String: String] = [:]
    var names: [String] = []

    func read(_ bytes: [UInt8]) throws {
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if root == nil { (root, self.attributes) = (name, attributes) }
        names.append(name)
    }
}
