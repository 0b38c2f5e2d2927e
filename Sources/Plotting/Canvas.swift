// SPDX-License-Identifier: MIT
import Basics
import CCairo
import Raster

/// A sheet on which a figure is drawn, with Cairo. Coordinates are pixels from the upper left corner.
public final class Canvas {
    /// The kind of output.
    public enum Medium: Sendable {
        /// Pixels; see ``Canvas/picture``.
        case pixels
        /// Lines and outlines; see ``Canvas/svg``.
        case vector
    }

    public enum Anchor: Double, Sendable {
        case left = 0
        case middle = 0.5
        case right = 1
    }

    public let size: PixelSize
    let medium: Medium
    let surface: OpaquePointer
    /// The bytes that Cairo has written of a vector drawing.
    let document = VectorDocument()
    private let paper: Colour
    private let context: OpaquePointer

    /// Cairo's maximum side, and the maximum number of pixels, of four bytes each.
    public static let longestSide = 32_767
    public static let mostPixels = 300_000_000

    private static let family = "sans-serif"
    public static let textSize = 12.0

    /// An empty sheet.
    ///
    /// - Parameter size: within ``longestSide`` and ``mostPixels``.
    public init(size: PixelSize, paper: Colour = .paper, medium: Medium = .pixels) {
        self.size = size
        self.paper = paper
        self.medium = medium
        let made =
            switch medium {
            case .pixels: cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size.width), Int32(size.height))
            case .vector: document.surface(of: size)
            }
        guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS, let context = cairo_create(made) else {
            preconditionFailure("no memory for a figure of \(size)")
        }
        surface = made
        self.context = context
        cairo_select_font_face(context, Self.family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        fill(x: 0, y: 0, width: Double(size.width), height: Double(size.height), paper)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    public func fill(x: Double, y: Double, width: Double, height: Double, _ colour: Colour) {
        use(colour)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    public func fill(_ area: Rectangle, _ colour: Colour) {
        fill(x: area.x, y: area.y, width: area.width, height: area.height, colour)
    }

    /// A line through points.
    public func line(
        _ points: [(x: Double, y: Double)], _ colour: Colour, width: Double = 1, stroke: Stroke = .solid
    ) {
        guard let first = points.first else { return }
        use(colour)
        cairo_set_line_width(context, width)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_dash(context, stroke.pattern, Int32(stroke.pattern.count), 0)
        cairo_move_to(context, first.x, first.y)
        for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
        cairo_stroke(context)
    }

    /// A disc.
    public func dot(x: Double, y: Double, radius: Double, _ colour: Colour) {
        use(colour)
        cairo_arc(context, x, y, radius, 0, 2 * Double.pi)
        cairo_fill(context)
    }

    /// Two crossed strokes; `reach` is half the width and half the height.
    public func cross(x: Double, y: Double, reach: Double = 5, _ colour: Colour, width: Double = 2.5) {
        line([(x - reach, y - reach), (x + reach, y + reach)], colour, width: width)
        line([(x - reach, y + reach), (x + reach, y - reach)], colour, width: width)
    }

    /// Runs `draw` with the origin moved down by `distance` pixels.
    public func moved(down distance: Double, _ draw: () -> Void) {
        cairo_save(context)
        cairo_translate(context, 0, distance)
        draw()
        cairo_restore(context)
    }

    /// One line of text, its baseline at `y`.
    public func text(
        _ text: String, x: Double, y: Double, anchor: Anchor = .left, size: Double = textSize, _ colour: Colour = .ink
    ) {
        use(colour)
        cairo_set_font_size(context, size)
        cairo_move_to(context, x - anchor.rawValue * width(of: text, size: size), y)
        cairo_show_text(context, text)
    }

    /// The width of a line of text.
    public func width(of text: String, size: Double = textSize) -> Double {
        var extents = cairo_text_extents_t()
        cairo_set_font_size(context, size)
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// The line of text, cut to fit into `width` and then ended with an ellipsis.
    public func shortened(_ text: String, to width: Double, size: Double = textSize) -> String {
        if self.width(of: text, size: size) <= width { return text }
        // The longest prefix that fits, by bisection: names come from files and may be long.
        var (fits, tooLong) = (0, text.count)
        while tooLong - fits > 1 {
            let middle = (fits + tooLong) / 2
            if self.width(of: text.prefix(middle) + "…", size: size) <= width {
                fits = middle
            } else {
                tooLong = middle
            }
        }
        return text.prefix(fits) + "…"
    }

    /// A picture, pixel for pixel; transparent ones are drawn over the paper's colour.
    public func draw(_ picture: Picture, x: Int, y: Int) {
        let ground = (UInt16(paper.red * 65535), UInt16(paper.green * 65535), UInt16(paper.blue * 65535))
        let flat = picture.flattened(over: ground).converted(to: .rgb)
        guard
            let image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(flat.size.width), Int32(flat.size.height)),
            let data = cairo_image_surface_get_data(image)
        else { preconditionFailure("no memory for a picture of \(flat.size)") }
        defer { cairo_surface_destroy(image) }
        let stride = Int(cairo_image_surface_get_stride(image))
        let bytes = flat.eightBitSamples
        for row in 0..<flat.size.height {
            data.advanced(by: row * stride).withMemoryRebound(to: UInt32.self, capacity: flat.size.width) { pixels in
                for column in 0..<flat.size.width {
                    let sample = (row * flat.size.width + column) * 3
                    pixels[column] = (0..<3).reduce(0) { $0 << 8 | UInt32(bytes[sample + $1]) }
                }
            }
        }
        cairo_surface_mark_dirty(image)
        cairo_set_source_surface(context, image, Double(x), Double(y))
        cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
        cairo_paint(context)
    }

    private func use(_ colour: Colour) { cairo_set_source_rgb(context, colour.red, colour.green, colour.blue) }
}
