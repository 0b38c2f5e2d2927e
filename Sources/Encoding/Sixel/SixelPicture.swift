// SPDX-License-Identifier: MIT
import CSixel
import Raster

/// Converts pictures to the escape sequence that shows them on terminals with DEC's sixel graphics.
///
/// libsixel chooses up to 256 colours and writes columns of six pixels. There is no dithering, because pictures shown
/// one after another would shimmer.
public enum SixelPicture {
    private static let colourCount: Int32 = 256
    /// The height of a sixel in pixels.
    private static let fewestRows = 6

    /// The whole device control string of a picture.
    ///
    /// - Parameter picture: transparent pictures are shown over white. In pictures with fewer than six rows the last
    ///   row is repeated, because libsixel 1.10 would otherwise begin a line too low.
    /// - Throws: ``EncodingError`` (`outOfMemory`) if libsixel fails.
    public static func bytes(of picture: Picture) throws -> [UInt8] {
        let white: (red: UInt16, green: UInt16, blue: UInt16) = (65535, 65535, 65535)
        let flat = picture.flattened(over: white).converted(to: .rgb)
        var pixels = flat.samples.map(Picture.eightBit)
        let lastRow = Array(pixels.suffix(3 * flat.size.width))
        while pixels.count < fewestRows * lastRow.count { pixels += lastRow }
        let (width, height) = (Int32(flat.size.width), Int32(max(flat.size.height, fewestRows)))
        var bytes: [UInt8] = []
        try withUnsafeMutablePointer(to: &bytes) { bytes in
            var output: OpaquePointer?
            try check(
                sixel_output_new(
                    &output,
                    { data, count, context in
                        guard let data, let context else { return -1 }
                        let piece = UnsafeRawBufferPointer(start: data, count: Int(count))
                        context.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: piece)
                        return 0
                    }, bytes, nil))
            defer { sixel_output_unref(output) }
            var dither: OpaquePointer?
            try check(sixel_dither_new(&dither, colourCount, nil))
            defer { sixel_dither_unref(dither) }
            try check(
                sixel_dither_initialize(
                    dither, &pixels, width, height, SIXEL_PIXELFORMAT_RGB888, SIXEL_LARGE_AUTO, SIXEL_REP_AUTO,
                    SIXEL_QUALITY_HIGH))
            sixel_dither_set_diffusion_type(dither, SIXEL_DIFFUSE_NONE)
            try check(sixel_encode(&pixels, width, height, 3, dither, output))
        }
        return bytes
    }

    private static func check(_ status: SIXELSTATUS) throws {
        guard status & 0x1000 == 0 else { throw EncodingError.outOfMemory }
    }
}
