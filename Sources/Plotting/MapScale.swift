// SPDX-License-Identifier: MIT

/// From points of a plane to places of an area: one scale for both ways, the points in the middle.
struct MapScale {
    /// What of the plane is in the area.
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    private let area: Rectangle
    private let unit: Double

    /// - Parameter padding: share of the area's sides that is left free at each side.
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
        // Points that are as good as one, too, have no scale.
        unit = fit.isNormal ? fit : 1
        x = middleX - area.width / 2 / unit...middleX + area.width / 2 / unit
        y = middleY - area.height / 2 / unit...middleY + area.height / 2 / unit
        self.area = area
    }

    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        (area.x + (point.x - x.lowerBound) * unit, area.bottom - (point.y - y.lowerBound) * unit)
    }
}
