// SPDX-License-Identifier: MIT
import CAV
import Raster

/// Owns one libav frame and reads its samples, whatever their layout.
final class DecodedFrame {
    let raw: UnsafeMutablePointer<AVFrame>

    init() throws(PictureReaderError.Problem) {
        guard let raw = av_frame_alloc() else { throw .outOfMemory }
        self.raw = raw
    }

    deinit {
        var frame: UnsafeMutablePointer<AVFrame>? = raw
        av_frame_free(&frame)
    }

    var width: Int { Int(raw.pointee.width) }
    var height: Int { Int(raw.pointee.height) }

    /// libav's description of the layout; nil for formats it has none for.
    var layout: UnsafePointer<AVPixFmtDescriptor>? { av_pix_fmt_desc_get(AVPixelFormat(raw.pointee.format)) }

    /// Reads `count` samples of row `y` of a component, unscaled: of a palette, the indices.
    func read(
        component: Int, row y: Int, count: Int, layout: UnsafePointer<AVPixFmtDescriptor>,
        into target: UnsafeMutablePointer<UInt16>
    ) {
        withUnsafePointer(to: &raw.pointee.data) { data in
            withUnsafePointer(to: &raw.pointee.linesize) { strides in
                let planes = UnsafeMutableRawPointer(mutating: data)
                    .assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
                let strides = UnsafeRawPointer(strides).assumingMemoryBound(to: Int32.self)
                av_read_image_line2(target, planes, strides, layout, 0, Int32(y), Int32(component), Int32(count), 0, 2)
            }
        }
    }

    /// The palette's 256 colours: `0xAARRGGBB`.
    var palette: UnsafePointer<UInt32>? {
        raw.pointee.data.1.map { UnsafeRawPointer($0).assumingMemoryBound(to: UInt32.self) }
    }
}
