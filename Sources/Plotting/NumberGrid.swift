// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Raster

/// A square table with one number for each pair of names, each cell coloured from bad to good.
public struct NumberGrid: Figure {
    public let title: String
    public let names: [String]
    /// The numbers row by row; nil cells stay empty.
    public let values: [[Double?]]
    /// The numbers at the ends of the colour scale; numbers beyond are coloured like these.
    public let worst: Double
    public let best: Double

    public init(title: String, names: [String], values: [[Double?]], worst: Double, best: Double) {
        self.title = title
        self.names = names
        self.values = values
        self.worst = worst
        self.best = best
    }

    private static let cell = (width: 46.0, height: 26.0)
    private static let bad = Colour(0.95, 0.6, 0.45)
    private static let good = Colour(0.55, 0.8, 0.95)

    private static let top = 62.0

    public var size: PixelSize {
        let measuring = Canvas(size: PixelSize(width: 1, height: 1))
        let cells = left(measuring) + Self.cell.width * Double(names.count) + 8
        let width = max(cells, measuring.width(of: title, size: 14) + 16)
        return PixelSize(
            width: Int(width.rounded(.up)), height: Int(Self.top + Self.cell.height * Double(names.count)) + 8)
    }

    /// The left edge of the cells, right of the names.
    private func left(_ canvas: Canvas) -> Double { (names.map { canvas.width(of: $0) }.max() ?? 0) + 16 }

    public func draw(on canvas: Canvas) {
        let (left, top) = (left(canvas), Self.top)
        canvas.text(title, x: 8, y: 22, size: 14)
        for (index, name) in names.enumerated() {
            let x = left + (Double(index) + 0.5) * Self.cell.width
            canvas.text(Self.shortened(name, canvas), x: x, y: top - 10, anchor: .middle)
            canvas.text(name, x: left - 8, y: top + (Double(index) + 0.65) * Self.cell.height, anchor: .right)
        }
        for (row, numbers) in values.enumerated() {
            for (column, number) in numbers.enumerated() {
                guard let number else { continue }
                let (x, y) = (left + Double(column) * Self.cell.width, top + Double(row) * Self.cell.height)
                let share = min(max((number - worst) / (best - worst), 0), 1)
                canvas.fill(
                    x: x + 1, y: y + 1, width: Self.cell.width - 2, height: Self.cell.height - 2,
                    Self.bad.mixed(with: Self.good, share: share))
                canvas.text(
                    String(format: "%.2f", locale: nil, number), x: x + Self.cell.width / 2,
                    y: y + 0.65 * Self.cell.height, anchor: .middle)
            }
        }
    }

    /// The longest prefix of a name that fits over a column.
    private static func shortened(_ name: String, _ canvas: Canvas) -> String {
        var text = name
        while text.count > 1, canvas.width(of: text) > cell.width - 4 { text.removeLast() }
        return text
    }
}
