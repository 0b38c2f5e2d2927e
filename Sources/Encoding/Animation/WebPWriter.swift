// SPDX-License-Identifier: MIT
import Basics
import CAV
import Raster
import Storage

/// Writes animated WebP (Google's "WebP Container Specification").
///
/// libwebp, through libav, compresses the pixels. The container is written here, because libav's muxer keeps the whole
/// film in memory and rounds times down. Durations are whole milliseconds and do not drift.
final class WebPWriter: AnimationWriter {
    let bytesPerPixel = 4
    let clock: TickClock
    private let size: PixelSize
    private let channels: Channels
    private let dither: OrderedDither
    private let still: StillEncoder
    private let file: BufferedFile
    /// One row rounded to eight bits, in the film's channels.
    private var rounded: [UInt8]
    /// The canvas as the last written frame left it.
    private var screen: [UInt8] = []

    /// A duration has 24 bits.
    private static let longestDuration = 1 << 24 - 1

    init(at path: FilePath, format: FilmFormat, options: EncodingOptions) throws {
        size = format.size
        channels = format.channels
        clock = Self.clock(for: format.frameRate)
        dither = options.dither ? .blueNoise : .none
        rounded = Array(repeating: 0, count: format.size.width * format.channels.count)
        // For lossless pictures `quality` is the effort; more effort gains little (docs/notes/codecs.md).
        let effort = options.slow ? 80 : 40
        still = StillEncoder(
            encoderName: "libwebp", pixelFormat: AV_PIX_FMT_BGRA, bytesPerPixel: 4,
            options: [
                "lossless": options.quality == nil ? "1" : "0", "quality": "\(options.quality ?? Double(effort))",
            ],
            compressionLevel: options.slow || options.quality != nil ? 4 : 3)
        file = try BufferedFile(at: path)
        // The file's length is filled in at the end.
        try file.write(Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP".utf8))
        // An animation with a profile, because WebP has no shorter declaration of sRGB.
        let flags: UInt8 = 0x22 | (format.channels == .rgba ? 0x10 : 0)
        try file.write(
            Self.chunk("VP8X", [flags, 0, 0, 0] + Self.threeBytes(size.width - 1) + Self.threeBytes(size.height - 1)))
        try file.write(Self.chunk("ICCP", StandardProfile.bytes))
        let loops: UInt16 = if case .times(let count) = options.loops { UInt16(count) } else { 0 }
        // A transparent background, although viewers may show their own.
        try file.write(Self.chunk("ANIM", [0, 0, 0, 0] + loops.littleEndianBytes))
    }

    /// Milliseconds. Browsers extend durations of 10 ms or less to 100 ms.
    static func clock(for rate: FrameRate) -> TickClock {
        TickClock(ticksPerSecond: 1000, frameRate: rate, shortest: 11)
    }

    /// Converts a row to blue, green, red, opacity.
    func convert(_ samples: UnsafeBufferPointer<UInt16>, row: Int, into bytes: UnsafeMutableBufferPointer<UInt8>) {
        let count = channels.count
        rounded.withUnsafeMutableBufferPointer { dither.round(samples, channels: count, row: row, into: $0) }
        rounded.withUnsafeBufferPointer { rounded in
            for pixel in 0..<size.width {
                bytes[4 * pixel] = rounded[count * pixel + 2]
                bytes[4 * pixel + 1] = rounded[count * pixel + 1]
                bytes[4 * pixel + 2] = rounded[count * pixel]
                bytes[4 * pixel + 3] = count == 4 ? rounded[count * pixel + 3] : 255
            }
        }
    }

    func show(_ canvas: [UInt8], ticks: Int, next: [UInt8]?) throws {
        let changes =
            screen.isEmpty
            ? PixelRectangle(of: size)
            : PixelRectangle(ofChangesFrom: screen, to: canvas, size: size, bytesPerPixel: bytesPerPixel)
        screen = canvas
        var rest = ticks
        // Frames can start only at even columns and rows.
        var rectangle = (changes ?? PixelRectangle(of: size).corner).evenOrigin
        while rest > 0 {
            let part = min(rest, Self.longestDuration)
            try frame(rectangle, of: canvas, milliseconds: part)
            rest -= part
            rectangle = rectangle.corner
        }
    }

    func finish() throws {
        try file.patch(UInt32(file.count - 8).littleEndianBytes, at: 4)
        try file.commit()
    }

    private func frame(_ rectangle: PixelRectangle, of canvas: [UInt8], milliseconds: Int) throws {
        let pixels = rectangle.cut(from: canvas, width: size.width, bytesPerPixel: bytesPerPixel)
        var frame = Self.threeBytes(rectangle.columns.lowerBound / 2) + Self.threeBytes(rectangle.rows.lowerBound / 2)
        frame += Self.threeBytes(rectangle.columns.count - 1) + Self.threeBytes(rectangle.rows.count - 1)
        // Do not blend, so that opacity is replaced, too. Do not dispose.
        frame += Self.threeBytes(milliseconds) + [0x02]
        frame += Self.imageChunks(inWebP: try still.encode(pixels, size: rectangle.size))
        let chunk = Self.chunk("ANMF", frame)
        guard file.count + chunk.count <= Int(UInt32.max) else { throw StorageError(.write, file.path, .fileTooLarge) }
        try file.write(chunk)
    }
}

// MARK: - Chunks

extension WebPWriter {
    private static func threeBytes(_ value: Int) -> [UInt8] { Array(UInt32(value).littleEndianBytes.prefix(3)) }

    /// A chunk: type, length, data, padded to an even length.
    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        Array(type.utf8) + UInt32(data.count).littleEndianBytes + data + (data.count % 2 == 0 ? [] : [0])
    }

    /// The chunks of a still WebP that a frame of an animation may hold: opacity and pixels.
    private static func imageChunks(inWebP webp: [UInt8]) -> [UInt8] {
        var chunks: [UInt8] = []
        var start = 12
        while start + 8 <= webp.count {
            let length = webp[start + 4..<start + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
            let end = start + 8 + length + length % 2
            if ["ALPH", "VP8 ", "VP8L"].contains(where: { webp[start..<start + 4].elementsEqual($0.utf8) }) {
                chunks += webp[start..<min(end, webp.count)]
            }
            start = end
        }
        return chunks
    }
}
