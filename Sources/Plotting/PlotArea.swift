// SPDX-License-Identifier: MIT
import Raster

/// Two axes of an area, which map points into it.
struct PlotArea {
    let area: Rectangle
    let x: Axis
    let y: Axis
    let theme: Theme

    /// The position of a point on the canvas. Points far outside are clamped to 100 times the area's sides.
    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        func share(_ axis: Axis, _ value: Double) -> Double { min(max(axis.share(of: value), -100), 100) }
        return (area.x + share(x, point.x) * area.width, area.bottom - share(y, point.y) * area.height)
    }

    /// Draws grid lines and the numbers beside them.
    ///
    /// - Parameter numbersX: whether to draw the numbers of the x axis; false if a frame below has the same ones.
    func drawGrid(on canvas: Canvas, numbersX: Bool = true) {
        for tick in y.ticks {
            let level = place((x.range.lowerBound, tick.value)).y.rounded() + 0.5
            canvas.line([(area.x, level), (area.right, level)], theme.faint)
            canvas.text(tick.label, x: area.x - 8, y: level + 4, anchor: .right, theme.ink)
        }
        for tick in x.ticks {
            let column = place((tick.value, y.range.lowerBound)).x.rounded() + 0.5
            canvas.line([(column, area.bottom), (column, area.bottom + 4)], theme.ink)
            if numbersX { canvas.text(tick.label, x: column, y: area.bottom + 18, anchor: .middle, theme.ink) }
        }
        let base = area.bottom.rounded() + 0.5
        canvas.line([(area.x, base), (area.right, base)], theme.ink)
    }

    /// Draws a line through the points that the axes can show.
    ///
    /// - Returns: the position of the last of these; nil if there is none.
    @discardableResult
    func drawLine(
        _ points: [(x: Double, y: Double)], on canvas: Canvas, _ colour: Colour, stroke: Stroke = .solid
    ) -> (x: Double, y: Double)? {
        var places: [(x: Double, y: Double)] = []
        let visible = points.filter { x.scale.shows($0.x) && y.scale.shows($0.y) }
        for (index, point) in visible.enumerated() {
            let place = place(point)
            // Points that cannot be distinguished would only make files larger.
            if let last = places.last, index < visible.count - 1, abs(place.x - last.x) + abs(place.y - last.y) < 0.3 {
                continue
            }
            places.append(place)
        }
        if places.count == 1 {
            canvas.dot(x: places[0].x, y: places[0].y, radius: 3, colour)
        } else {
            canvas.line(places, colour, width: 2, stroke: stroke)
        }
        return places.last
    }

    /// Draws vertical lines with names; names that would overlap are placed below each other.
    func drawEvents(_ events: [LinePlot.Event], on canvas: Canvas) {
        var ends: [Double] = []
        for event in events.sorted(by: { $0.x < $1.x }) where x.scale.shows(event.x) && x.range.contains(event.x) {
            let column = place((event.x, y.range.lowerBound)).x.rounded() + 0.5
            let colour = event.colour ?? theme.ink
            canvas.line([(column, area.y), (column, area.bottom)], colour, stroke: .dotted)
            if event.name.isEmpty { continue }
            let name = canvas.shortened(event.name, to: 0.4 * area.width)
            let width = canvas.width(of: name)
            let left = column + 5 + width > area.right ? column - 5 - width : column + 5
            let row = ends.firstIndex { $0 < left } ?? ends.count
            if row == ends.count { ends.append(0) }
            ends[row] = left + width + 8
            let baseline = area.y + 14 + 16 * Double(row)
            canvas.fill(x: left - 2, y: baseline - 11, width: width + 4, height: 15, theme.paper)
            canvas.text(name, x: left, y: baseline, colour)
        }
    }
}
