// SPDX-License-Identifier: MIT
import Raster

/// Lines over two axes, with a legend.
public struct LinePlot: Sendable {
    public struct Series: Sendable {
        public let name: String
        /// In the order of x.
        public let points: [(x: Double, y: Double)]

        public init(_ name: String, _ points: [(x: Double, y: Double)]) {
            self.name = name
            self.points = points
        }
    }

    public let title: String
    public let xLabel: String
    public let yLabel: String
    public let series: [Series]

    public init(title: String, xLabel: String, yLabel: String, series: [Series]) {
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.series = series
    }

    private static let margins = (left: 72.0, right: 20.0, top: 44.0, bottom: 52.0)

    /// The plot; what is not finite is left out.
    public func drawn(size: PixelSize = PixelSize(width: 760, height: 420)) -> Picture {
        let canvas = Canvas(size: size)
        let points = series.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite }
        let x = Axis(covering: points.map(\.x), ticks: 8)
        let y = Axis(covering: points.map(\.y) + [0], ticks: 6)
        let (left, top) = (Self.margins.left, Self.margins.top)
        let width = Double(size.width) - left - Self.margins.right
        let height = Double(size.height) - top - Self.margins.bottom
        func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
            (left + x.share(of: point.x) * width, top + (1 - y.share(of: point.y)) * height)
        }
        canvas.text(title, x: left, y: 22, size: 14)
        for tick in y.ticks {
            let level = place((x.range.lowerBound, tick)).y
            canvas.line([(left, level), (left + width, level)], .faint)
            canvas.text(y.label(tick), x: left - 8, y: level + 4, anchor: .right)
        }
        for tick in x.ticks {
            canvas.text(x.label(tick), x: place((tick, 0)).x, y: top + height + 18, anchor: .middle)
        }
        canvas.line([(left, top + height), (left + width, top + height)], .ink)
        canvas.text(xLabel, x: left + width / 2, y: top + height + 40, anchor: .middle)
        canvas.text(yLabel, x: 8, y: 38)
        var right = left + width
        for (index, series) in series.enumerated().reversed() {
            let colour = Colour.series[index % Colour.series.count]
            let visible = series.points.filter { $0.x.isFinite && $0.y.isFinite }
            canvas.line(visible.map(place), colour, width: 2)
            right -= canvas.width(of: series.name)
            canvas.text(series.name, x: right, y: 38)
            canvas.line([(right - 24, 34), (right - 6, 34)], colour, width: 3)
            right -= 40
        }
        return canvas.picture
    }
}
