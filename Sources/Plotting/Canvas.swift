// SPDX-License-Identifier: MIT
import CCairo
import Raster

/// A sheet to draw a figure on, with Cairo. Lengths are pixels, from the upper left corner.
public final class Canvas {
    public enum Anchor: Double, Sendable {
        case left = 0
        case middle = 0.5
        case right = 1
    }

    public let size: PixelSize
    private let surface: OpaquePointer
    private let context: OpaquePointer

    private static let family = "sans-serif"
    public static let textSize = 12.0

    /// A white sheet.
    public init(size: PixelSize) {
        self.size = size
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size.width), Int32(size.height)),
            cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface)
        else { preconditionFailure("no memory for a figure of \(size)") }
        self.surface = surface
        self.context = context
        cairo_select_font_face(context, Self.family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        fill(x: 0, y: 0, width: Double(size.width), height: Double(size.height), .paper)
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

    /// A line through points.
    public func line(_ points: [(x: Double, y: Double)], _ colour: Colour, width: Double = 1) {
        guard let first = points.first else { return }
        use(colour)
        cairo_set_line_width(context, width)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_move_to(context, first.x, first.y)
        for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
        cairo_stroke(context)
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

    /// How far a line of text reaches.
    public func width(of text: String, size: Double = textSize) -> Double {
        var extents = cairo_text_extents_t()
        cairo_set_font_size(context, size)
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// A picture, pixel for pixel, transparent ones over white.
    public func draw(_ picture: Picture, x: Int, y: Int) {
        let flat = picture.flattened(over: (65535, 65535, 65535)).converted(to: .rgb)
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<flat.size.height where (0..<size.height).contains(y + row) {
            for column in 0..<flat.size.width where (0..<size.width).contains(x + column) {
                let sample = (row * flat.size.width + column) * 3
                let pixel = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(flat.samples[sample + $1].roundedToByte) }
                data.advanced(by: (y + row) * stride + 4 * (x + column))
                    .withMemoryRebound(to: UInt32.self, capacity: 1) { $0.pointee = pixel }
            }
        }
        cairo_surface_mark_dirty(surface)
    }

    /// What was drawn.
    public var picture: Picture {
        cairo_surface_flush(surface)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * size.pixelCount)
        guard let data = cairo_image_surface_get_data(surface) else { preconditionFailure("the figure has pixels") }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<size.height {
            for column in 0..<size.width {
                let pixel = data.advanced(by: row * stride + 4 * column)
                    .withMemoryRebound(to: UInt32.self, capacity: 1) { $0.pointee }
                bytes += [UInt8(pixel >> 16 & 255), UInt8(pixel >> 8 & 255), UInt8(pixel & 255)]
            }
        }
        return Picture(size: size, channels: .rgb, eightBitSamples: bytes)
    }

    private func use(_ colour: Colour) { cairo_set_source_rgb(context, colour.red, colour.green, colour.blue) }
}

extension UInt16 {
    /// The nearest of 256 levels.
    fileprivate var roundedToByte: UInt8 { UInt8((UInt32(self) * 255 + 32767) / 65535) }
}
