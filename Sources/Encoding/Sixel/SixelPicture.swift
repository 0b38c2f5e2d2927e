// SPDX-License-Identifier: MIT
import CSixel
import Raster

/// A picture as the escape sequence that terminals with DEC's sixel graphics show it by.
///
/// libsixel chooses up to 256 colours and writes columns of six pixels. Nothing is dithered: pictures
/// shown one after another would shimmer.
public enum SixelPicture {
    private static let colourCount: Int32 = 256
    /// Of pixels that stand for one of sixels.
    private static let fewestRows = 6

    /// From the device control string's beginning to its end.
    ///
    /// - Parameter picture: transparent ones are shown over white; below the last row of one with fewer than six, that row is
    ///   repeated, for libsixel 1.10 would begin a line too low.
    /// - Throws: ``EncodingError`` (`outOfMemory`) where libsixel gives up.
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
