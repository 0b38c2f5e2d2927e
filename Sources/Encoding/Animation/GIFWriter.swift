// SPDX-License-Identifier: MIT
import Basics
import Raster
import Storage

/// Writes an animated GIF (CompuServe GIF89a) through giflib, line by line.
///
/// The film has one global palette, and delays in whole hundredths of a second that do not drift. Of each frame only
/// the rectangle that changed is written, with unchanged pixels transparent.
final class GIFWriter: AnimationWriter {
    let bytesPerPixel = 1
    let clock: TickClock
    private let size: PixelSize
    private let channels: Channels
    private let palette: GIFPalette
    private let mapper: PaletteMapper
    private let stream: GIFStream
    /// The canvas after the last written frame was disposed of.
    private var screen: [UInt8] = []

    /// The maximum delay: 16 bits, less two ticks, so that the remaining delay is never too short.
    private static let longestDelay = Int(UInt16.max) - 2

    /// - Parameter samples: small pictures from all over the film, from which the palette is chosen.
    init(at path: FilePath, format: FilmFormat, options: EncodingOptions, samples: [Picture]) throws {
        size = format.size
        channels = format.channels
        clock = Self.clock(for: format.frameRate)
        palette = try GIFPalette(of: samples, count: options.gifColours)
        mapper = try PaletteMapper(
            palette: palette, dither: options.dither ? .blueNoise : .none, mixes: options.dither)
        stream = try GIFStream(at: path, size: format.size, palette: palette, loops: options.loops)
    }

    /// Hundredths of a second. Browsers extend delays of less than 20 ms to 100 ms.
    static func clock(for rate: FrameRate) -> TickClock {
        TickClock(ticksPerSecond: 100, frameRate: rate, shortest: 2)
    }

    func convert(_ samples: UnsafeBufferPointer<UInt16>, row: Int, into bytes: UnsafeMutableBufferPointer<UInt8>) {
        mapper.map(
            samples, channels: channels, row: row, transparentIndex: palette.transparentIndex, into: bytes)
    }

    func show(_ canvas: [UInt8], ticks: Int, next: [UInt8]?) throws {
        var rest = ticks
        while rest > Self.longestDelay {
            try draw(canvas, rectangle: changes(to: canvas), delay: Self.longestDelay, isCleared: false)
            rest -= Self.longestDelay
        }
        var rectangle = changes(to: canvas)
        let cleared = next.flatMap { clearedRectangle(from: canvas, to: $0) }
        if let cleared { rectangle = rectangle.union(cleared) }
        try draw(canvas, rectangle: rectangle, delay: rest, isCleared: cleared != nil)
    }

    func finish() throws { try stream.finish() }

    private func changes(to canvas: [UInt8]) -> PixelRectangle {
        guard !screen.isEmpty else { return PixelRectangle(of: size) }
        return PixelRectangle(ofChangesFrom: screen, to: canvas, size: size, bytesPerPixel: 1)
            ?? PixelRectangle(of: size).corner
    }

    /// The rectangle in which `next` is transparent and `canvas` is not. A frame cannot make pixels transparent, so
    /// this rectangle must be cleared after `canvas`; nil if there is none.
    private func clearedRectangle(from canvas: [UInt8], to next: [UInt8]) -> PixelRectangle? {
        guard channels == .rgba else { return nil }
        let none = palette.transparentIndex
        var staying = canvas
        for index in staying.indices where next[index] == none { staying[index] = none }
        return PixelRectangle(ofChangesFrom: canvas, to: staying, size: size, bytesPerPixel: 1)
    }

    private func draw(_ canvas: [UInt8], rectangle: PixelRectangle, delay: Int, isCleared: Bool) throws {
        var pixels = rectangle.cut(from: canvas, width: size.width, bytesPerPixel: 1)
        if !screen.isEmpty {
            let before = rectangle.cut(from: screen, width: size.width, bytesPerPixel: 1)
            for index in pixels.indices where pixels[index] == before[index] {
                pixels[index] = palette.transparentIndex
            }
        }
        try stream.frame(
            pixels, rectangle: rectangle, delay: delay, transparentIndex: palette.transparentIndex,
            isCleared: isCleared)
        screen = canvas
        if isCleared {
            let nothing = [UInt8](repeating: palette.transparentIndex, count: canvas.count)
            rectangle.copy(from: nothing, to: &screen, width: size.width, bytesPerPixel: 1)
        }
    }
}
