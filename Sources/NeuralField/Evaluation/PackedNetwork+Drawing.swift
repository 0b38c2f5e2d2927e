// SPDX-License-Identifier: MIT
import Raster
import Synchronization

extension PackedNetwork {
    /// Draws some rows of a picture: a colour per pixel, clipped to what can be shown.
    ///
    /// The rows come in 16 bits, opacity straight: the one conversion from the networks' floats. Rows drawn apart are
    /// the same, bit for bit, as rows drawn together.
    public func draw(rows: Range<Int>, of plane: PicturePlane, scratch: Scratch) -> Picture {
        let width = plane.size.width
        let count = rows.count * width
        let drawn = shape.outputChannels
        let points = [Float](unsafeUninitializedCapacity: 2 * count) { buffer, initialized in
            var next = 0
            for row in rows {
                for column in 0..<width {
                    (buffer[next], buffer[next + 1]) = plane.point(column: column, row: row)
                    next += 2
                }
            }
            initialized = 2 * count
        }
        let colours = [Float](unsafeUninitializedCapacity: drawn * count) { buffer, initialized in
            points.withUnsafeBufferPointer { evaluate($0, into: buffer, scratch: scratch) }
            initialized = drawn * count
        }
        let channels = shape.drawnChannels
        let samples = [UInt16](unsafeUninitializedCapacity: count * channels.count) { buffer, initialized in
            colours.withUnsafeBufferPointer { Self.quantise($0, channels: channels, into: buffer) }
            initialized = count * channels.count
        }
        return Picture(size: PixelSize(width: width, height: rows.count), channels: channels, samples: samples)
    }

    /// Draws a whole picture at once.
    public func drawPicture(of size: PixelSize, threads: Int) -> Picture {
        let plane = PicturePlane(size: size, coordinates: shape.coordinates)
        let bandHeight = max(1, Self.bandPixels / size.width)
        let bands = stride(from: 0, to: size.height, by: bandHeight).map { $0..<min($0 + bandHeight, size.height) }
        let scratches = (0..<threads).map { _ in Scratch(for: self) }
        let drawn = Mutex([Int: Picture]())
        ParallelLoop.run(bands.count, threads: threads) { index, worker in
            let band = draw(rows: bands[index], of: plane, scratch: scratches[worker])
            drawn.withLock { $0[index] = band }
        }
        let samples = drawn.withLock { drawn in bands.indices.flatMap { drawn[$0]?.samples ?? [] } }
        return Picture(size: size, channels: shape.drawnChannels, samples: samples)
    }

    private static let bandPixels = 4096

    /// Floats to 16 bits, to nearest; colours multiplied by opacity are divided by it.
    private static func quantise(
        _ colours: UnsafeBufferPointer<Float>, channels: Channels, into samples: UnsafeMutableBufferPointer<UInt16>
    ) {
        guard channels == .rgba else {
            for index in 0..<colours.count { samples[index] = quantised(colours[index]) }
            return
        }
        for pixel in stride(from: 0, to: colours.count, by: 4) {
            let opacity = min(max(colours[pixel + 3], 0), 1)
            for index in pixel..<pixel + 3 {
                samples[index] = opacity > 0 ? quantised(colours[index] / opacity) : 0
            }
            samples[pixel + 3] = quantised(opacity)
        }
    }

    @inline(__always)
    private static func quantised(_ value: Float) -> UInt16 {
        // Written so that a NaN, which only broken weights can give, becomes black.
        value > 0 ? UInt16(min(value, 1) * 65535 + 0.5) : 0
    }
}

extension NetworkShape {
    /// What a picture drawn by such a network holds.
    public var drawnChannels: Channels {
        switch outputChannels {
        case 4: .rgba
        case 3: .rgb
        default: .grey
        }
    }
}
