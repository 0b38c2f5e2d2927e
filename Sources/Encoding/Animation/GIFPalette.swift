// SPDX-License-Identifier: MIT
import Basics
import CImageQuant
import Foundation
import Raster

/// The colours of a GIF, chosen once for the whole film, so that they never change.
struct GIFPalette: Hashable, Sendable {
    /// 1 to 255 colours; the index after the last one is transparent.
    let colours: [RGB]

    struct RGB: Hashable, Sendable {
        let red: UInt8
        let green: UInt8
        let blue: UInt8
    }

    var transparentIndex: UInt8 { UInt8(colours.count) }

    init(colours: [RGB]) {
        precondition((1...255).contains(colours.count), "an index of the 256 stays for transparency")
        self.colours = colours
    }

    /// Chooses the best colours for all of `pictures`: libimagequant's choice, refined.
    ///
    /// - Parameter count: the maximum number of colours, including the transparent one; 2...256.
    /// - Throws: ``EncodingError``.
    init(of pictures: [Picture], count: Int) throws {
        precondition((2...256).contains(count) && !pictures.isEmpty)
        let pixels = pictures.map { Self.eightBit($0) }
        let chosen = try Self.onOneThread { try Self.quantise(pixels, sizes: pictures.map(\.size), count: count) }
        // A film without opaque pixels has no colours.
        let first = GIFPalette(colours: chosen.isEmpty ? [RGB(red: 0, green: 0, blue: 0)] : chosen)
        self = first.refined(for: ColourHistogram(of: pictures), largestCount: count - 1)
    }

    /// The pixels as red, green, blue, opacity; those that are more than half transparent become fully transparent.
    private static func eightBit(_ picture: Picture) -> [UInt8] {
        let count = picture.channels.count
        precondition(picture.channels != .grey, "a film is in colour")
        var rounded = [UInt8](repeating: 0, count: picture.samples.count)
        rounded.withUnsafeMutableBufferPointer { rounded in
            picture.samples.withUnsafeBufferPointer { samples in
                OrderedDither.none.round(samples, channels: count, row: 0, into: rounded)
            }
        }
        var pixels = [UInt8](repeating: 255, count: picture.size.pixelCount * 4)
        for pixel in 0..<picture.size.pixelCount {
            let isOpaque = count == 3 || rounded[pixel * 4 + 3] >= 128
            for channel in 0..<3 { pixels[pixel * 4 + channel] = isOpaque ? rounded[pixel * count + channel] : 0 }
            pixels[pixel * 4 + 3] = isOpaque ? 255 : 0
        }
        return pixels
    }

    private static func quantise(_ pictures: [[UInt8]], sizes: [PixelSize], count: Int) throws -> [RGB] {
        guard let attributes = liq_attr_create() else { throw EncodingError.outOfMemory }
        defer { liq_attr_destroy(attributes) }
        try check(liq_set_max_colors(attributes, Int32(count)))
        try check(liq_set_speed(attributes, 3))
        guard let histogram = liq_histogram_create(attributes) else { throw EncodingError.outOfMemory }
        defer { liq_histogram_destroy(histogram) }
        for (pixels, size) in zip(pictures, sizes) {
            try pixels.withUnsafeBytes { pixels in
                guard let start = pixels.baseAddress,
                    let image = liq_image_create_rgba(attributes, start, Int32(size.width), Int32(size.height), 0)
                else { throw EncodingError.outOfMemory }
                defer { liq_image_destroy(image) }
                try check(liq_histogram_add_image(histogram, attributes, image))
            }
        }
        var found: OpaquePointer?
        try check(liq_histogram_quantize(histogram, attributes, &found))
        guard let result = found else { throw EncodingError.outOfMemory }
        defer { liq_result_destroy(result) }
        guard let palette = liq_get_palette(result) else { throw EncodingError.outOfMemory }
        let entries = withUnsafeBytes(of: palette.pointee.entries) { Array($0.bindMemory(to: liq_color.self)) }
        let opaque = entries.prefix(Int(palette.pointee.count)).filter { $0.a >= 128 }
        return opaque.prefix(count - 1).map { RGB(red: $0.r, green: $0.g, blue: $0.b) }
    }

    private static func check(_ code: liq_error) throws {
        guard code == LIQ_OK else { throw EncodingError.palette(code: Int(code.rawValue)) }
    }

    /// Runs `body` with one OpenMP thread: libimagequant may use OpenMP, and its sums then depend on the number of
    /// threads.
    private static func onOneThread<Result>(_ body: () throws -> Result) rethrows -> Result {
        typealias SetThreads = @convention(c) (CInt) -> Void
        typealias GetThreads = @convention(c) () -> CInt
        guard let set = dlsym(nil, "omp_set_num_threads"), let get = dlsym(nil, "omp_get_max_threads") else {
            return try body()
        }
        let setThreads = unsafeBitCast(set, to: SetThreads.self)
        let before = unsafeBitCast(get, to: GetThreads.self)()
        setThreads(1)
        defer { setThreads(before) }
        return try body()
    }
}
