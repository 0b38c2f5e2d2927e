// SPDX-License-Identifier: MIT
import Basics
import CAV
import Raster
import Storage

/// Writes animated PNG (PNG third edition, W3C 2025, section 11.3.6).
///
/// libav compresses the pixels. The chunks are written here, because libav's muxer gives the last frame the duration of
/// the one before it. A frame holds the rectangle that changed; its duration is an exact fraction of a second.
final class APNGWriter: AnimationWriter {
    let bytesPerPixel: Int
    let clock: TickClock
    private let size: PixelSize
    private let dither: OrderedDither
    private let loops: LoopCount
    private let still: StillEncoder
    private let file: BufferedFile
    /// The canvas as the last written frame left it.
    private var screen: [UInt8] = []
    private var frameCount: UInt32 = 0
    /// The number of the next fcTL or fdAT chunk; both kinds share one count.
    private var sequenceNumber: UInt32 = 0
    private var animationControlOffset = 0

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    init(at path: FilePath, format: FilmFormat, options: EncodingOptions) throws {
        size = format.size
        bytesPerPixel = format.channels.count
        dither = options.dither ? .blueNoise : .none
        loops = options.loops
        clock = Self.clock(for: format.frameRate)
        still = StillEncoder(
            encoderName: "png", pixelFormat: format.channels == .rgba ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24,
            bytesPerPixel: format.channels.count, options: ["pred": "mixed"], compressionLevel: options.slow ? 9 : 6)
        file = try BufferedFile(at: path)
        try file.write(Self.signature)
        let colourType: UInt8 = format.channels == .rgba ? 6 : 2
        try chunk(
            "IHDR", UInt32(size.width).bigEndianBytes + UInt32(size.height).bigEndianBytes + [8, colourType, 0, 0, 0])
        try chunk("sRGB", [0])
        animationControlOffset = file.count
        try chunk("acTL", animationControl)
    }

    /// A duration is a fraction of 16-bit numbers: exact for every rate in use. Browsers extend durations of 10 ms or
    /// less to 100 ms.
    static func clock(for rate: FrameRate) -> TickClock {
        let ticks = rate.numerator <= UInt16.max ? rate.numerator : 60_000
        return TickClock(ticksPerSecond: ticks, frameRate: rate, shortest: ticks / 100 + 1)
    }

    func convert(_ samples: UnsafeBufferPointer<UInt16>, row: Int, into bytes: UnsafeMutableBufferPointer<UInt8>) {
        dither.round(samples, channels: bytesPerPixel, row: row, into: bytes)
    }

    func show(_ canvas: [UInt8], ticks: Int, next: [UInt8]?) throws {
        let isFirst = screen.isEmpty
        let changes =
            isFirst
            ? PixelRectangle(of: size)
            : PixelRectangle(ofChangesFrom: screen, to: canvas, size: size, bytesPerPixel: bytesPerPixel)
        screen = canvas
        var rest = ticks
        var rectangle = changes ?? PixelRectangle(of: size).corner
        while rest > 0 {
            // Durations beyond 16 bits are continued by frames of one unchanged pixel.
            let part = min(rest, longestDuration)
            try frame(rectangle, of: canvas, ticks: part, isFirst: frameCount == 0)
            rest -= part
            rectangle = rectangle.corner
        }
    }

    func finish() throws {
        let bytes = Self.chunkBytes("acTL", animationControl)
        try file.patch(bytes, at: animationControlOffset)
        try chunk("IEND", [])
        try file.commit()
    }

    /// The maximum duration in ticks: a whole number of film frames if the clock counts frames.
    private var longestDuration: Int {
        let step = clock.ticksPerSecond == clock.frameRate.numerator ? clock.frameRate.denominator : 1
        return max(Int(UInt16.max) / step * step, 1)
    }

    private func frame(_ rectangle: PixelRectangle, of canvas: [UInt8], ticks: Int, isFirst: Bool) throws {
        let divisor = greatestCommonDivisor(ticks, clock.ticksPerSecond)
        var control = nextSequenceNumber().bigEndianBytes
        control += UInt32(rectangle.columns.count).bigEndianBytes + UInt32(rectangle.rows.count).bigEndianBytes
        control += UInt32(rectangle.columns.lowerBound).bigEndianBytes
        control += UInt32(rectangle.rows.lowerBound).bigEndianBytes
        control += UInt16(ticks / divisor).bigEndianBytes + UInt16(clock.ticksPerSecond / divisor).bigEndianBytes
        // Dispose: none. Blend: replace, including opacity.
        try chunk("fcTL", control + [0, 0])
        let pixels = rectangle.cut(from: canvas, width: size.width, bytesPerPixel: bytesPerPixel)
        let data = Self.imageData(inPNG: try still.encode(pixels, size: rectangle.size))
        if isFirst {
            try chunk("IDAT", data)
        } else {
            try chunk("fdAT", nextSequenceNumber().bigEndianBytes + data)
        }
        frameCount += 1
    }

    /// The content of acTL: the number of frames and of plays; 0 plays are forever.
    private var animationControl: [UInt8] {
        let plays: UInt32 = if case .times(let count) = loops { UInt32(count) } else { 0 }
        return frameCount.bigEndianBytes + plays.bigEndianBytes
    }

    private func nextSequenceNumber() -> UInt32 {
        defer { sequenceNumber += 1 }
        return sequenceNumber
    }

    private func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
        var (a, b) = (one, other)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

// MARK: - Chunks

extension APNGWriter {
    private func chunk(_ type: String, _ data: [UInt8]) throws { try file.write(Self.chunkBytes(type, data)) }

    /// A chunk: length, type, data, and the CRC of type and data.
    private static func chunkBytes(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        let sum = ~av_crc(av_crc_get_table(AV_CRC_32_IEEE_LE), UInt32.max, body, body.count)
        return UInt32(data.count).bigEndianBytes + body + sum.bigEndianBytes
    }

    /// The compressed pixels of an encoded PNG: the data of its IDAT chunks, joined.
    private static func imageData(inPNG png: [UInt8]) -> [UInt8] {
        var data: [UInt8] = []
        var start = signature.count
        while start + 12 <= png.count {
            let length = png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            if png[start + 4..<start + 8].elementsEqual("IDAT".utf8) { data += png[start + 8..<start + 8 + length] }
            start += length + 12
        }
        return data
    }
}
