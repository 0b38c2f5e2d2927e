// SPDX-License-Identifier: MIT
import Basics
import Raster

/// A map of points in a plane, with their thumbnails and trajectories.
///
/// Both axes have the same scale, so that distances on the map are proportional to those of the points.
public struct PointMap: Figure {
    public let title: String
    public let xLabel: String
    public let yLabel: String
    public let points: [MappedPoint]
    public let size: PixelSize
    public let theme: Theme

    /// - Parameter points: at least one; only their first two coordinates are used.
    public init(
        title: String, xLabel: String, yLabel: String, points: [MappedPoint], size: PixelSize, theme: Theme = .light
    ) {
        precondition(!points.isEmpty, "a map shows something")
        self.title = title
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.points = points
        self.size = size
        self.theme = theme
    }

    /// The height of the row above the vertical axis that holds its name.
    private static let labelRow = 18.0
    private static let margins = (left: 64.0, right: 20.0, top: 40.0, bottom: 52.0)
    /// Free space around the points, as a fraction of the area's sides: thumbnails extend beyond their points.
    private static let padding = 0.11

    public func draw(on canvas: Canvas) {
        let trajectories = Trajectories(points)
        let legend = PlotLegend(
            trajectories.names.enumerated().map { index, name in
                let (colour, stroke) = theme.style(ofLine: index)
                return PlotLegend.Entry(name: name, colour: colour, stroke: stroke, hasCross: false)
            }, width: Double(size.width) - Self.margins.left - Self.margins.right)
        let rows = trajectories.names.isEmpty ? 0 : Double(legend.rows)
        let top = Self.margins.top + rows * PlotLegend.rowHeight + Self.labelRow
        let area = Rectangle(
            x: Self.margins.left, y: top, width: max(1, Double(size.width) - Self.margins.left - Self.margins.right),
            height: max(1, Double(size.height) - top - Self.margins.bottom))
        canvas.text(
            canvas.shortened(title, to: area.width), x: area.x, y: 24, size: 14, theme.ink)
        if rows > 0 { legend.draw(on: canvas, x: area.x, y: 46, theme: theme) }
        let scale = MapScale(points.map { (x: $0.place[0], y: $0.place[1]) }, area: area, padding: Self.padding)
        drawAxes(scale, area, on: canvas)

        let places = points.map { scale.place(($0.place[0], $0.place[1])) }
        for (index, members) in trajectories.members.enumerated() {
            let (colour, stroke) = theme.style(ofLine: index)
            canvas.line(members.map { places[$0] }, colour, width: 1.5, stroke: stroke)
        }
        let ranking = trajectories.ranking(of: points)
        let thumbnails = ThumbnailPlaces(
            of: ranking.map { points[$0].thumbnail.size }, at: ranking.map { places[$0] }, within: area
        ).thumbnails
        for thumbnail in thumbnails.reversed() {
            let point = points[ranking[thumbnail.rank]]
            draw(point, thumbnail, trajectories.colour(of: point, theme: theme), on: canvas)
        }
        // Lines join points with their thumbnails, which may have been moved away.
        for thumbnail in thumbnails {
            let index = ranking[thumbnail.rank]
            let colour = trajectories.colour(of: points[index], theme: theme)
            canvas.line([places[index], thumbnail.edge(towards: places[index])], colour, width: 1.2)
        }
        for index in ranking.reversed() {
            canvas.dot(x: places[index].x, y: places[index].y, radius: 4.2, theme.paper)
            canvas.dot(
                x: places[index].x, y: places[index].y, radius: 3,
                trajectories.colour(of: points[index], theme: theme))
        }
    }

    private func draw(
        _ point: MappedPoint, _ thumbnail: ThumbnailPlaces.Thumbnail, _ colour: Colour, on canvas: Canvas
    ) {
        let (size, middle) = (thumbnail.size, thumbnail.middle)
        let left = Int((middle.x - Double(size.width) / 2).rounded())
        let top = Int((middle.y - (Double(size.height) + ThumbnailPlaces.labelHeight) / 2).rounded())
        canvas.fill(
            x: Double(left) - 1, y: Double(top) - 1, width: Double(size.width) + 2, height: Double(size.height) + 2,
            colour)
        canvas.draw(point.thumbnail.resized(to: size), x: left, y: top)
        let text = canvas.shortened(point.label, to: Double(size.width) + 4, size: 9)
        canvas.text(
            text, x: Double(left) + Double(size.width) / 2, y: Double(top + size.height) + 10, anchor: .middle, size: 9,
            theme.ink)
    }

    private func drawAxes(_ scale: MapScale, _ area: Rectangle, on canvas: Canvas) {
        for tick in Axis(covering: [scale.x.lowerBound, scale.x.upperBound], ticks: 8).ticks
        where scale.x.contains(tick.value) {
            let column = scale.place((tick.value, 0)).x.rounded() + 0.5
            canvas.line([(column, area.y), (column, area.bottom)], theme.faint)
            canvas.text(tick.label, x: column, y: area.bottom + 18, anchor: .middle, theme.ink)
        }
        for tick in Axis(covering: [scale.y.lowerBound, scale.y.upperBound], ticks: 6).ticks
        where scale.y.contains(tick.value) {
            let level = scale.place((0, tick.value)).y.rounded() + 0.5
            canvas.line([(area.x, level), (area.right, level)], theme.faint)
            canvas.text(tick.label, x: area.x - 8, y: level + 4, anchor: .right, theme.ink)
        }
        canvas.text(xLabel, x: area.x + area.width / 2, y: area.bottom + 40, anchor: .middle, theme.ink)
        canvas.text(yLabel, x: area.x, y: area.y - 8, theme.ink)
    }
}

/// Maps points of a plane into an area, with one scale for both axes and the points centred.
struct MapScale {
    /// The part of the plane that the area shows.
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    private let area: Rectangle
    private let unit: Double

    /// - Parameter padding: the fraction of the area's width and height that is kept free at each edge.
    init(_ points: [(x: Double, y: Double)], area: Rectangle, padding: Double) {
        func middleAndSpan(_ values: [Double]) -> (Double, Double) {
            let (least, most) = (values.min() ?? 0, values.max() ?? 0)
            return ((least + most) / 2, most - least)
        }
        let (middleX, spanX) = middleAndSpan(points.map(\.x))
        let (middleY, spanY) = middleAndSpan(points.map(\.y))
        let share = 1 - 2 * padding
        let fits = [
            spanX > 0 ? area.width * share / spanX : .infinity, spanY > 0 ? area.height * share / spanY : .infinity,
        ]
        let fit = min(fits[0], fits[1])
        // Points that coincide, or nearly so, determine no scale.
        unit = fit.isNormal ? fit : 1
        x = middleX - area.width / 2 / unit...middleX + area.width / 2 / unit
        y = middleY - area.height / 2 / unit...middleY + area.height / 2 / unit
        self.area = area
    }

    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        (area.x + (point.x - x.lowerBound) * unit, area.bottom - (point.y - y.lowerBound) * unit)
    }
}
