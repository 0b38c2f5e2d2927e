// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Lines over two axes, with a legend above them.
///
/// Values that are not finite, or not above zero on a logarithmic axis, are omitted.
public struct LinePlot: Figure {
    public let title: String
    public let xLabel: String
    public let yLabel: String
    public let series: [Series]
    public var events: [Event] = []
    public var xScale = Scale.linear
    public var yScale = Scale.linear
    /// Whether a linear y axis includes zero.
    public var includesZero = true
    public var theme = Theme.light
    /// The size of the figure if the legend fits beside the name of the y axis. A longer legend increases the height.
    public var baseSize = PixelSize(width: 760, height: 420)

    public init(title: String, xLabel: String, yLabel: String, series: [Series]) {
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
    }

    private static let margins = (left: 72.0, right: 20.0, top: 48.0, bottom: 52.0)

    public var size: PixelSize {
        PixelSize(width: baseSize.width, height: baseSize.height + Int(legendHeight))
    }

    public func draw(on canvas: Canvas) {
        let margins = Self.margins
        let top = margins.top + legendHeight
        let area = Rectangle(
            x: margins.left, y: top, width: plotWidth, height: max(1, Double(size.height) - top - margins.bottom))
        let frame = frame(in: area)
        canvas.text(canvas.shortened(title, to: plotWidth, size: 14), x: area.x, y: 22, size: 14, theme.ink)
        canvas.text(yLabel, x: 8, y: area.y - 10, theme.ink)
        canvas.text(xLabel, x: area.x + area.width / 2, y: area.bottom + 40, anchor: .middle, theme.ink)
        let legend = legend
        if legendHeight > 0 {
            legend.draw(on: canvas, x: area.x, y: margins.top - 2, theme: theme)
        } else {
            legend.draw(on: canvas, x: area.right - legend.width, y: area.y - 10, theme: theme)
        }
        frame.drawGrid(on: canvas)
        frame.drawEvents(events, on: canvas)
        var crosses: [(place: (x: Double, y: Double), colour: Colour)] = []
        // The first series are drawn on top: the others are compared with them.
        for (index, series) in series.enumerated().reversed() {
            let (colour, stroke) = style(of: series, index)
            let end = frame.drawLine(series.points, on: canvas, colour, stroke: stroke)
            if series.endsInCross, let end { crosses.append((end, colour)) }
        }
        for (place, colour) in crosses { canvas.cross(x: place.x, y: place.y, colour) }
    }

    private func frame(in area: Rectangle) -> PlotArea {
        let points = series.flatMap(\.points).filter { xScale.shows($0.x) && yScale.shows($0.y) }
        let zero = includesZero && yScale == .linear ? [0.0] : []
        return PlotArea(
            area: area, x: Axis(xScale, covering: points.map(\.x), ticks: 8),
            y: Axis(
                yScale, covering: points.map(\.y) + zero, ticks: max(2, min(6, Int(area.height / 40))), padding: 0.04),
            theme: theme)
    }

    private func style(of series: Series, _ index: Int) -> (colour: Colour, stroke: Stroke) {
        let own = theme.style(ofLine: index)
        // A series with its own colour needs no stroke to be distinguished by.
        return (series.colour ?? own.colour, series.stroke ?? (series.colour == nil ? own.stroke : .solid))
    }

    // MARK: Legend

    private var plotWidth: Double { max(1, Double(baseSize.width) - Self.margins.left - Self.margins.right) }

    /// The maximum number of entries; further lines are only counted.
    private static let mostEntries = 120

    private var legend: PlotLegend {
        let named = series.enumerated().filter { !$0.element.name.isEmpty }
        var entries = named.prefix(Self.mostEntries).map { index, series in
            let (colour, stroke) = style(of: series, index)
            return PlotLegend.Entry(name: series.name, colour: colour, stroke: stroke, hasCross: series.endsInCross)
        }
        if named.count > entries.count {
            entries.append(
                PlotLegend.Entry(
                    name: "and \(named.count - entries.count) more", colour: theme.faint, stroke: .solid,
                    hasCross: false))
        }
        return PlotLegend(entries, width: plotWidth)
    }

    /// The height of the legend above the name of the y axis; zero if the legend fits beside that name.
    private var legendHeight: Double {
        let legend = legend
        let measuring = Canvas(size: PixelSize(width: 1, height: 1))
        let beside = Double(baseSize.width) - Self.margins.right - 8 - measuring.width(of: yLabel) - 24
        return legend.rows <= 1 && legend.width <= beside ? 0 : Double(legend.rows) * PlotLegend.rowHeight + 4
    }
}
