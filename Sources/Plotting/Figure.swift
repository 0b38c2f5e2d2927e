// SPDX-License-Identifier: MIT
import Basics
import Raster

/// A drawing that can be put onto a canvas, and so becomes pixels or SVG.
public protocol Figure: Sendable {
    /// The size in pixels.
    var size: PixelSize { get }
    var theme: Theme { get }

    /// Draws onto a canvas of ``size``, filled with the theme's paper.
    func draw(on canvas: Canvas)
}

extension Figure {
    public var theme: Theme { .light }

    /// The figure in pixels.
    public func drawn() -> Picture {
        let canvas = Canvas(size: size, paper: theme.paper)
        draw(on: canvas)
        return canvas.picture
    }

    /// The figure as an SVG 1.1 document in UTF-8. Text is converted to outlines, so it needs no fonts.
    public func svg() -> [UInt8] {
        let canvas = Canvas(size: size, paper: theme.paper, medium: .vector)
        draw(on: canvas)
        return canvas.svg
    }
}
