// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Plotting
import Raster

/// The layout of a learning film: a grid of cells, one for each picture, with its panels side by side.
struct FilmLayout {
    let size: PixelSize
    /// Size of one panel.
    let panel: PixelSize
    let captionHeight: Int
    private let columns: Int
    private let rows: Int
    private let panelCount: Int
    private let gap: Int

    /// Height of one line of a caption, pixels.
    private let lineHeight: Int

    /// - Parameters:
    ///   - size: size of the film; nil for one in which the panels have a usual size.
    ///   - shape: the pictures' proportions.
    init(cells: Int, panels: Int, size: PixelSize?, shape: PixelSize, hasCaption: Bool, captionLines: Int = 1) {
        panelCount = panels
        columns = Self.columns(cells: cells, aspect: Double(shape.width * panels) / Double(shape.height))
        let rows = (cells + columns - 1) / columns
        self.rows = rows
        let isAlone = cells * panels == 1
        let usual = shape.filmSize(shortSide: isAlone ? 640 : cells > 1 ? 256 : 480)
        gap = isAlone ? 0 : max(2, (size?.shortSide ?? 720) / 180)
        lineHeight = max(20, (size.map { $0.shortSide / rows } ?? usual.shortSide) / 16)
        captionHeight = hasCaption ? captionLines * lineHeight : 0
        let perRow = columns * panels
        guard let size else {
            panel = usual
            self.size = PixelSize(
                width: perRow * (usual.width + gap) - gap, height: rows * (usual.height + captionHeight + gap) - gap)
            return
        }
        self.size = size
        let room = (
            width: max(1, (size.width + gap) / perRow - gap),
            height: max(1, (size.height + gap) / rows - gap - captionHeight)
        )
        if isAlone {
            // A film of one picture fills its frame, with the network's own continuation where it is wider.
            panel = PixelSize(width: room.width, height: room.height)
            return
        }
        let scale = min(Double(room.width) / Double(shape.width), Double(room.height) / Double(shape.height))
        panel = PixelSize(
            width: max(1, Int(Double(shape.width) * scale)), height: max(1, Int(Double(shape.height) * scale)))
    }

    /// The upper left corner of a panel; the whole grid stands in the middle of the frame.
    func origin(cell: Int, panel index: Int) -> (x: Int, y: Int) {
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        let step = (x: panel.width + gap, y: panel.height + captionHeight + gap)
        let left = (size.width - columns * panelCount * step.x + gap) / 2
        let top = (size.height - rows * step.y + gap) / 2
        return (left + (column * panelCount + index) * step.x, top + row * step.y)
    }

    /// The text below a panel; lines that are too long are cut.
    func caption(_ lines: String...) -> Picture {
        let canvas = Canvas(size: PixelSize(width: panel.width, height: captionHeight))
        let (height, textSize) = (Double(lineHeight), 0.62 * Double(lineHeight))
        for (index, line) in lines.enumerated() {
            let text = canvas.shortened(line, to: Double(panel.width) - 4, size: textSize)
            canvas.text(text, x: 2, y: (Double(index) + 0.72) * height, size: textSize)
        }
        return canvas.picture
    }

    /// The number of columns that brings the film's proportions nearest to 16:9.
    private static func columns(cells: Int, aspect: Double) -> Int {
        (1...cells).min { first, second in
            func miss(_ columns: Int) -> Double {
                let rows = (cells + columns - 1) / columns
                let shown = Double(columns) * aspect / Double(rows)
                // Empty cells count against a number of columns, too.
                return max(shown / (16.0 / 9), 16.0 / 9 / shown) * Double(columns * rows) / Double(cells)
            }
            return miss(first) < miss(second)
        } ?? 1
    }
}

/// The panels of a learning film for each picture.
public enum FilmPanel: String, CaseIterable, Sendable {
    /// The learned picture alone.
    case learned
    /// The picture and, to its right, the learned picture.
    case both
    /// The learned picture and, to its right, its difference from the picture in false colour.
    case delta
    /// All three.
    case all

    /// The views, from left to right.
    var views: [View] {
        switch self {
        case .learned: [.learned]
        case .both: [.picture, .learned]
        case .delta: [.learned, .delta]
        case .all: [.picture, .learned, .delta]
        }
    }

    enum View {
        case picture, learned, delta
    }
}

/// The factor by which a difference is enlarged when it is shown.
public enum Amplification: Equatable, Sendable {
    /// The factor that gives the largest difference the full colour.
    case largest
    case factor(Double)

    /// - Parameter largest: the largest difference, 0...1.
    package func factor(largest: Float) -> Float {
        switch self {
        // Equal pictures have nothing to amplify.
        case .largest: largest > 0 ? 1 / largest : 1
        case .factor(let factor): Float(factor)
        }
    }
}
