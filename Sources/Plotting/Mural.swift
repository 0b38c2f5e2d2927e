// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Blocks of small pictures under headings, each picture with a label below it, and a large picture to their left.
public struct Mural: Figure {
    public struct Cell: Sendable {
        public let label: String
        /// Pictures of one size, drawn side by side.
        public let pictures: [Picture]

        public init(label: String, pictures: [Picture]) {
            self.label = label
            self.pictures = pictures
        }
    }

    public struct Block: Sendable {
        public let heading: String
        /// At least one cell; all have the same number and size of pictures.
        public let cells: [Cell]
        public let columns: Int

        /// - Parameter columns: the number of cells in a row.
        public init(heading: String, cells: [Cell], columns: Int) {
            precondition(!cells.isEmpty && columns >= 1, "a block shows something")
            self.heading = heading
            self.cells = cells
            self.columns = columns
        }

        /// The size of a cell without its label.
        var cell: PixelSize {
            let pictures = cells[0].pictures
            return PixelSize(
                width: pictures.count * pictures[0].size.width + (pictures.count - 1), height: pictures[0].size.height)
        }

        var rows: Int { (cells.count + columns - 1) / columns }
    }

    public let title: String
    /// A text at the right end of the title's line that changes from frame to frame.
    public let caption: String
    public let blocks: [Block]
    public let beside: Picture?
    public let theme: Theme

    public init(title: String, caption: String, blocks: [Block], beside: Picture?, theme: Theme = .light) {
        precondition(!blocks.isEmpty, "a mural shows something")
        self.title = title
        self.caption = caption
        self.blocks = blocks
        self.beside = beside
        self.theme = theme
    }

    public var size: PixelSize { MuralLayout(self).size }

    public func draw(on canvas: Canvas) {
        let layout = MuralLayout(self)
        canvas.text(
            canvas.shortened(title, to: 0.6 * Double(layout.size.width)), x: Double(MuralLayout.margin), y: 24,
            size: 14,
            theme.ink)
        canvas.text(
            canvas.shortened(caption, to: 0.35 * Double(layout.size.width)),
            x: Double(layout.size.width - MuralLayout.margin), y: 24, anchor: .right, theme.ink)
        if let beside { canvas.draw(beside, x: MuralLayout.margin, y: MuralLayout.top) }
        for (block, corner) in zip(blocks, layout.corners) { draw(block, at: corner, on: canvas) }
    }

    private func draw(_ block: Block, at corner: (x: Int, y: Int), on canvas: Canvas) {
        canvas.text(block.heading, x: Double(corner.x), y: Double(corner.y + 15), theme.ink)
        let hasLabels = MuralLayout.hasLabels(block)
        let step = MuralLayout.step(of: block)
        for (place, cell) in block.cells.enumerated() {
            let (row, column) = place.quotientAndRemainder(dividingBy: block.columns)
            let (left, top) = (corner.x + column * step.width, corner.y + MuralLayout.heading + row * step.height)
            for (index, picture) in cell.pictures.enumerated() {
                canvas.draw(picture, x: left + index * (picture.size.width + 1), y: top)
            }
            guard hasLabels else { continue }
            canvas.text(
                cell.label, x: Double(left) + Double(block.cell.width) / 2, y: Double(top + block.cell.height + 10),
                anchor: .middle, size: MuralLayout.labelSize, theme.ink)
        }
    }
}
