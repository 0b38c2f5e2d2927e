// SPDX-License-Identifier: MIT
import Raster

/// Rows of pictures of one size, under headings.
public struct ContactSheet: Sendable {
    public let headings: [String]
    public let rows: [(name: String, pictures: [Picture])]

    public init(headings: [String], rows: [(name: String, pictures: [Picture])]) {
        self.headings = headings
        self.rows = rows
    }

    private static let heading = 22
    private static let gap = 2

    public func drawn() -> Picture {
        guard let cell = rows.first?.pictures.first?.size else { preconditionFailure("a sheet shows something") }
        let measuring = Canvas(size: PixelSize(width: 1, height: 1))
        let left =
            Int(rows.map { measuring.width(of: $0.name) }.max() ?? 0) + (rows.allSatisfy(\.name.isEmpty) ? 0 : 12)
        let (stepX, stepY) = (cell.width + Self.gap, cell.height + Self.gap)
        let columns = rows.map(\.pictures.count).max() ?? 1
        let canvas = Canvas(
            size: PixelSize(width: left + columns * stepX, height: Self.heading + rows.count * stepY))
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
        return canvas.picture
    }
}
