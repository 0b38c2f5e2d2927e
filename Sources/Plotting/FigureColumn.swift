// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Figures stacked vertically.
public struct FigureColumn: Figure {
    public let figures: [any Figure]

    /// - Parameter figures: at least one; the first one's theme is the column's.
    public init(_ figures: [any Figure]) {
        precondition(!figures.isEmpty, "a column shows something")
        self.figures = figures
    }

    public var theme: Theme { figures[0].theme }

    public var size: PixelSize {
        let sizes = figures.map(\.size)
        return PixelSize(width: sizes.map(\.width).max() ?? 1, height: sizes.reduce(0) { $0 + $1.height })
    }

    public func draw(on canvas: Canvas) {
        var top = 0
        for figure in figures {
            canvas.moved(down: Double(top)) { figure.draw(on: canvas) }
            top += figure.size.height
        }
    }
}
