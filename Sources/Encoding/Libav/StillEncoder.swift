// SPDX-License-Identifier: MIT
import Basics
import CAV
import Raster

/// Compresses single pictures with one of libav's still picture encoders.
struct StillEncoder {
    let encoderName: String
    let pixelFormat: AVPixelFormat
    let bytesPerPixel: Int
    var options: [String: String] = [:]
    /// zlib's effort or the like, for encoders that have such a setting.
    var compressionLevel: Int?

    /// The complete file of one picture.
    ///
    /// - Parameter pixels: tightly packed, in the order of `pixelFormat`.
    func encode(_ pixels: [UInt8], size: PixelSize) throws -> [UInt8] {
        precondition(pixels.count == size.pixelCount * bytesPerPixel)
        let encoder = try MediaEncoder(named: encoderName, options: options) { context in
            context.width = Int32(size.width)
            context.height = Int32(size.height)
            context.pix_fmt = pixelFormat
            context.time_base = AVRational(num: 1, den: 1)
            context.thread_count = 1
            if let compressionLevel { context.compression_level = Int32(compressionLevel) }
        }
        let frame = try MediaFrame(size: size, pixelFormat: pixelFormat)
        frame.raw.pointee.pts = 0
        let length = size.width * bytesPerPixel
        pixels.withUnsafeBytes { pixels in
            for row in 0..<size.height {
                frame.row(row, ofPlane: 0).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: pixels[row * length..<(row + 1) * length]))
            }
        }
        var file: [UInt8] = []
        try encoder.encode(frame) { file += $0.bytes }
        try encoder.encode(nil) { file += $0.bytes }
        return file
    }
}
