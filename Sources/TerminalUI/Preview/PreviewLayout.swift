// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Where on a screen pictures stand side by side.
package struct PreviewLayout: Equatable {
    package struct Tile: Equatable {
        /// Characters from the left.
        package let column: Int
        package let columns: Int
        /// Pixels to draw: with blocks one a column and two a row, else enough for the place.
        package let drawn: PixelSize
    }

    package let tiles: [Tile]
    /// Of all of them.
    package let rows: Int

    private static let gap = 2
    /// Lines below: those of the progress, the advice, and one for the cursor.
    private static let reserve = 3
    private static let mostRows = (blocks: 24, graphics: 14)
    /// Where all pictures fit side by side with no fewer rows than this, they are made so small.
    private static let fewestRows = (blocks: 12, graphics: 8)
    /// Larger drawings cost learning more than they show.
    private static let longestSide = 144

    /// As many of the pictures as the width allows, from the first.
    ///
    /// - Parameter sizes: of the pictures, for their proportions.
    package init(_ sizes: [PixelSize], screen: TerminalScreen, method: PreviewMethod) {
        let isBlocks = method.kind == .blocks
        let most = isBlocks ? Self.mostRows.blocks : Self.mostRows.graphics
        var rows = max(1, min(most, screen.rows - sizes.count - Self.reserve))
        // A half block is taken for a square.
        let cell = isBlocks ? PixelSize(width: 1, height: 2) : method.cell
        let width = max(1, screen.columns - 1)
        func columns(_ size: PixelSize, rows: Int) -> Int {
            let wanted = Double(rows * cell.height * size.width) / Double(size.height * cell.width)
            return max(1, Int(min(wanted, 1e6).rounded()))
        }
        func breadth(of sizes: [PixelSize], rows: Int) -> Int {
            sizes.reduce(-Self.gap) { $0 + columns($1, rows: rows) + Self.gap }
        }
        let fewest = isBlocks ? Self.fewestRows.blocks : Self.fewestRows.graphics
        if let common = stride(from: rows, through: min(rows, fewest), by: -1).first(where: { rows in
            breadth(of: sizes, rows: rows) <= width
        }) {
            rows = common
        } else if let first = sizes.first {
            while rows > 1 && columns(first, rows: rows) > width { rows -= 1 }
        }
        var tiles: [Tile] = []
        var next = 0
        for size in sizes {
            let wanted = min(columns(size, rows: rows), width)
            guard tiles.isEmpty || next + wanted <= width else { break }
            let place = PixelSize(width: wanted * cell.width, height: rows * cell.height)
            tiles.append(
                Tile(column: next, columns: wanted, drawn: isBlocks ? place : Self.drawn(for: place)))
            next += wanted + Self.gap
        }
        self.tiles = tiles
        self.rows = rows
    }

    /// A whole fraction of the place's size, for terminals that are to be given every pixel.
    private static func drawn(for place: PixelSize) -> PixelSize {
        let factor = (max(place.width, place.height) + longestSide - 1) / longestSide
        return PixelSize(width: max(1, place.width / factor), height: max(1, place.height / factor))
    }
}
