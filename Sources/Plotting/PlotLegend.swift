// SPDX-License-Identifier: MIT

/// A legend of lines, in columns of equal width.
struct PlotLegend {
    struct Entry {
        let name: String
        let colour: Colour
        let stroke: Stroke
        /// Whether a cross is drawn on the sample line.
        let hasCross: Bool
    }

    private let entries: [Entry]
    private let columnWidth: Double
    private let columns: Int

    static let rowHeight = 18.0
    private static let lineWidth = 26.0
    private static let gap = 16.0

    /// - Parameter width: the available width; longer names are cut.
    init(_ entries: [Entry], width: Double) {
        let canvas = Canvas(size: .init(width: 1, height: 1))
        self.entries = entries.map {
            Entry(
                name: canvas.shortened($0.name, to: width - Self.lineWidth), colour: $0.colour, stroke: $0.stroke,
                hasCross: $0.hasCross)
        }
        let longest = self.entries.map { canvas.width(of: $0.name) }.max() ?? 0
        columnWidth = Self.lineWidth + longest + Self.gap
        columns = max(1, min(entries.count, Int((width + Self.gap) / columnWidth)))
    }

    var rows: Int { (entries.count + columns - 1) / columns }

    /// The width of all columns together.
    var width: Double { Double(columns) * columnWidth - Self.gap }

    /// - Parameter y: the first row's baseline.
    func draw(on canvas: Canvas, x: Double, y: Double, theme: Theme) {
        for (index, entry) in entries.enumerated() {
            // Down the columns, so that neighbouring entries stay neighbours.
            let (column, row) = index.quotientAndRemainder(dividingBy: rows)
            let (left, baseline) = (x + Double(column) * columnWidth, y + Double(row) * Self.rowHeight)
            canvas.line(
                [(left, baseline - 4), (left + 20, baseline - 4)], entry.colour, width: 3, stroke: entry.stroke)
            if entry.hasCross { canvas.cross(x: left + 10, y: baseline - 4, reach: 4, entry.colour) }
            canvas.text(entry.name, x: left + Self.lineWidth, y: baseline, theme.ink)
        }
    }
}
