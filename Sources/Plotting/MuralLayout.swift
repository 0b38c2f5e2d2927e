// SPDX-License-Identifier: MIT
import Basics
import Raster

/// The positions of a mural's parts, in pixels from its upper left corner.
public struct MuralLayout {
    let size: PixelSize
    /// The upper left corner of each block's heading.
    let corners: [(x: Int, y: Int)]

    static let margin = 12
    static let top = 40
    static let heading = 22
    static let labelSize = 9.0
    private static let labelHeight = 13
    private static let gap = 2
    /// The gap between cells of several pictures.
    private static let wideGap = 10
    private static let blockGap = 18
    /// The maximum side of the large picture, in pixels: larger ones take longer to draw than all units.
    private static let longestBeside = 480.0

    init(_ mural: Mural) {
        let extents = mural.blocks.map(Self.extent)
        // Four blocks are placed two by two; three in the same way, with one place free.
        let across = max(1, Int(Double(extents.count).squareRoot().rounded()))
        let rows = stride(from: 0, to: extents.count, by: across).map { $0..<min($0 + across, extents.count) }
        let widths = (0..<across).map { column in
            stride(from: column, to: extents.count, by: across).map { extents[$0].width }.max() ?? 0
        }
        let left = Self.margin + (mural.beside.map { $0.size.width + Self.blockGap } ?? 0)
        var corners: [(x: Int, y: Int)] = []
        var y = Self.top
        for row in rows {
            var x = left
            for (column, _) in row.enumerated() {
                corners.append((x, y))
                x += widths[column] + Self.blockGap
            }
            y += (row.map { extents[$0].height }.max() ?? 0) + Self.blockGap
        }
        self.corners = corners
        let right = left + widths.reduce(0, +) + Self.blockGap * (across - 1)
        let bottom = max(y - Self.blockGap, mural.beside.map { Self.top + $0.size.height } ?? 0)
        size = PixelSize(width: right + Self.margin, height: bottom + Self.margin)
    }

    /// The extent of a block with its heading.
    private static func extent(of block: Mural.Block) -> (width: Int, height: Int) {
        let step = step(of: block)
        return (
            min(block.columns, block.cells.count) * step.width - gap(of: block),
            heading + block.rows * step.height - gap
        )
    }

    /// The distance from one cell to the next.
    static func step(of block: Mural.Block) -> (width: Int, height: Int) {
        (block.cell.width + gap(of: block), block.cell.height + gap + (hasLabels(block) ? labelHeight : 0))
    }

    private static func gap(of block: Mural.Block) -> Int { block.cells[0].pictures.count > 1 ? wideGap : gap }

    /// Whether a block's labels are drawn: only if they do not overlap.
    static func hasLabels(_ block: Mural.Block) -> Bool {
        let canvas = Canvas(size: PixelSize(width: 1, height: 1))
        let widest = block.cells.map { canvas.width(of: $0.label, size: labelSize) }.max() ?? 0
        return widest <= Double(block.cell.width)
    }

    /// The number of columns that brings `count` cells closest to 16:9, with few places left free.
    ///
    /// - Parameter cell: the size of a cell without its label.
    public static func columns(for count: Int, of cell: PixelSize) -> Int {
        func flaw(_ columns: Int) -> Double {
            let rows = (count + columns - 1) / columns
            let width = Double(columns * (cell.width + gap))
            let height = Double(rows * (cell.height + gap + labelHeight))
            let shape = width / height * 9 / 16
            return max(shape, 1 / shape) + 2 * Double(rows * columns - count) / Double(count)
        }
        return (1...max(1, count)).min { flaw($0) < flaw($1) } ?? 1
    }

    /// The largest size in the proportions of `picture` that fits beside blocks of this extent without dominating them.
    public static func besideSize(of picture: PixelSize, blocks: PixelSize) -> PixelSize {
        let scale = min(
            longestBeside / Double(max(picture.width, picture.height)),
            0.45 * Double(blocks.width) / Double(picture.width),
            Double(max(1, blocks.height - top - margin)) / Double(picture.height))
        return PixelSize(
            width: max(1, Int((Double(picture.width) * scale).rounded(.down))),
            height: max(1, Int((Double(picture.height) * scale).rounded(.down))))
    }
}
