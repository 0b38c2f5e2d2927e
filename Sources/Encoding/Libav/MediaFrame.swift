// SPDX-License-Identifier: MIT
import Basics
import CAV
import Raster

/// Owns one libav frame and its planes.
final class MediaFrame {
    let raw: UnsafeMutablePointer<AVFrame>

    /// A frame with uninitialised pixels.
    init(size: PixelSize, pixelFormat: AVPixelFormat) throws {
        guard let raw = av_frame_alloc() else { throw EncodingError.outOfMemory }
        self.raw = raw
        raw.pointee.width = Int32(size.width)
        raw.pointee.height = Int32(size.height)
        raw.pointee.format = pixelFormat.rawValue
        try LibavCode.check(av_frame_get_buffer(raw, 0), "making room for a frame of \(size)")
    }

    deinit {
        var frame: UnsafeMutablePointer<AVFrame>? = raw
        av_frame_free(&frame)
    }

    /// One row of a plane, including padding.
    func row(_ row: Int, ofPlane plane: Int) -> UnsafeMutableRawBufferPointer {
        let length = Int(cav_frame_row_bytes(raw, Int32(plane)))
        let start = cav_frame_plane(raw, Int32(plane)).map { UnsafeMutableRawPointer($0) + row * length }
        return UnsafeMutableRawBufferPointer(start: start, count: length)
    }
}
