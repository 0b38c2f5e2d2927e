// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Rows of pictures of one size, under headings.
public struct ContactSheet: Figure {
    public let headings: [String]
    public let rows: [(name: String, pictures: [Picture])]

    public init(headings: [String], rows: [(name: String, pictures: [Picture])]) {
        self.headings = headings
        self.rows = rows
    }

    private static let heading = 22
    private static let gap = 2

    private var cell: PixelSize {
        guard let cell = rows.first?.pictures.first?.size else { preconditionFailure("a sheet shows something") }
        return cell
    }

    /// The left edge of the pictures, right of the names.
    private var left: Int {
        if rows.allSatisfy(\.name.isEmpty) { return 0 }
        let measuring = Canvas(size: PixelSize(width: 1, height: 1))
        return Int(rows.map { measuring.width(of: $0.name) }.max() ?? 0) + 12
    }

    public var size: PixelSize {
        PixelSize(
            width: left + (rows.map(\.pictures.count).max() ?? 1) * (cell.width + Self.gap),
            height: Self.heading + rows.count * (cell.height + Self.gap))
    }

    public func draw(on canvas: Canvas) {
        let (left, cell) = (left, cell)
        let (stepX, stepY) = (cell.width + Self.gap, cell.height + Self.gap)
        for (column, heading) in headings.enumerated() {
            canvas.text(heading, x: Double(left + column * stepX) + Double(cell.width) / 2, y: 15, anchor: .middle)
        }
        for (row, content) in rows.enumerated() {
            let top = Self.heading + row * stepY
            canvas.text(content.name, x: Double(left) - 8, y: Double(top) + Double(cell.height) / 2 + 4, anchor: .right)
            for (column, picture) in content.pictures.enumerated() {
                canvas.draw(picture, x: left + column * stepX, y: top)
            }
        }
    }
}
