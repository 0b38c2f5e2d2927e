// SPDX-License-Identifier: MIT
import CCairo
import Raster

extension Canvas {
    /// The picture drawn on a canvas of pixels.
    public var picture: Picture {
        precondition(medium == .pixels, "this canvas has no pixels")
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { preconditionFailure("the figure has pixels") }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let bytes = [UInt8](unsafeUninitializedCapacity: 3 * size.pixelCount) { bytes, count in
            for row in 0..<size.height {
                data.advanced(by: row * stride).withMemoryRebound(to: UInt32.self, capacity: size.width) { pixels in
                    for column in 0..<size.width {
                        bytes[count] = UInt8(pixels[column] >> 16 & 255)
                        bytes[count + 1] = UInt8(pixels[column] >> 8 & 255)
                        bytes[count + 2] = UInt8(pixels[column] & 255)
                        count += 3
                    }
                }
            }
        }
        return Picture(size: size, channels: .rgb, eightBitSamples: bytes)
    }

    /// The drawing on a vector canvas as an SVG 1.1 document in UTF-8. Nothing can be drawn afterwards.
    public var svg: [UInt8] {
        precondition(medium == .vector, "this canvas has pixels only")
        cairo_surface_finish(surface)
        precondition(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, "Cairo writes what it was given")
        return document.canonicalBytes
    }
}
