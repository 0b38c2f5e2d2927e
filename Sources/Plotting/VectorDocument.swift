// SPDX-License-Identifier: MIT
import CCairo
import Raster

/// Takes the SVG that Cairo writes; must live as long as its surface.
final class VectorDocument {
    private(set) var bytes: [UInt8] = []

    /// - Returns: as Cairo does, a surface in a state of error when there is no memory.
    func surface(of size: PixelSize) -> OpaquePointer? {
        let surface = cairo_svg_surface_create_for_stream(
            { document, bytes, count in
                guard let document, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<VectorDocument>.fromOpaque(document).takeUnretainedValue().bytes += UnsafeBufferPointer(
                    start: bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(self).toOpaque(), Double(size.width), Double(size.height))
        cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
        return surface
    }
}
