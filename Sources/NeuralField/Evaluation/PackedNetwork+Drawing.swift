// SPDX-License-Identifier: MIT
import Raster
import Synchronization

extension PackedNetwork {
    /// Rows that are best drawn at once, from row 0 on; with ``PixelSampling/adaptive(detail:)`` rows are drawn in whole
    /// bands of this height.
    public static func bandHeight(of size: PixelSize, sampling: PixelSampling, shape: NetworkShape) -> Int {
        if LatticeSteps(size: size, sampling: sampling, shape: shape) != nil { return AdaptiveTile.size.height }
        return min(size.height, max(1, bandPixels / size.width))
    }

    /// Enough work to be worth a hand-over, little enough to spread a picture over all cores.
    private static let bandPixels = 16384

    /// Draws some rows of a picture: a colour per pixel, clipped to what can be shown.
    ///
    /// The rows come in 16 bits, opacity straight: the one conversion from the networks' floats. Bands drawn apart are
    /// the same, bit for bit, as bands drawn together.
    ///
    /// - Parameter rows: whole bands of ``bandHeight(of:sampling:shape:)``, and what is left at the picture's end;
    ///   with ``PixelSampling/everyPixel`` any rows.
    public func draw(
        rows: Range<Int>, of plane: PicturePlane, sampling: PixelSampling = .everyPixel, scratch: Scratch
    ) -> Picture {
        if let steps = LatticeSteps(size: plane.size, sampling: sampling, shape: shape) {
            return drawAdaptively(rows: rows, of: plane, steps: steps, scratch: scratch)
        }
        return drawEveryPixel(rows: rows, of: plane, scratch: scratch)
    }

    private func drawEveryPixel(rows: Range<Int>, of plane: PicturePlane, scratch: Scratch) -> Picture {
        let (width, channels) = (plane.size.width, shape.outputChannels)
        var samples: [UInt16] = []
        samples.reserveCapacity(rows.count * width * channels)
        let height = max(1, Self.bandPixels / width)
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: height) {
            let rows = first..<min(first + height, rows.upperBound)
            let count = rows.count * width
            let points = [Float](unsafeUninitializedCapacity: 2 * count) { buffer, initialized in
                for row in rows {
                    for column in 0..<width {
                        (buffer[initialized], buffer[initialized + 1]) = plane.point(column: column, row: row)
                        initialized += 2
                    }
                }
            }
            let colours = [Float](unsafeUninitializedCapacity: channels * count) { buffer, initialized in
                points.withUnsafeBufferPointer { evaluate($0, into: buffer, scratch: scratch) }
                initialized = channels * count
                Self.clip(buffer[..<initialized], channels: channels)
            }
            samples.append(contentsOf: colours.lazy.map { Self.quantised($0) })
        }
        return Picture(
            size: PixelSize(width: width, height: rows.count), channels: shape.drawnChannels, samples: samples)
    }

    /// Draws a whole picture at once.
    public func drawPicture(of size: PixelSize, sampling: PixelSampling = .everyPixel, threads: Int) -> Picture {
        let plane = PicturePlane(size: size, coordinates: shape.coordinates)
        let bandHeight = Self.bandHeight(of: size, sampling: sampling, shape: shape)
        let bands = stride(from: 0, to: size.height, by: bandHeight).map { $0..<min($0 + bandHeight, size.height) }
        let scratches = (0..<threads).map { _ in Scratch(for: self) }
        let drawn = Mutex([Int: Picture]())
        ParallelLoop.run(bands.count, threads: threads) { index, worker in
            let band = draw(rows: bands[index], of: plane, sampling: sampling, scratch: scratches[worker])
            drawn.withLock { $0[index] = band }
        }
        let samples = drawn.withLock { drawn in bands.indices.flatMap { drawn[$0]?.samples ?? [] } }
        return Picture(size: size, channels: shape.drawnChannels, samples: samples)
    }

    /// Colours as they are shown, 0...1 and divided by opacity.
    static func clip(_ colours: Slice<UnsafeMutableBufferPointer<Float>>, channels: Int) {
        let colours = UnsafeMutableBufferPointer(rebasing: colours)
        if channels == 4 {
            for pixel in stride(from: 0, to: colours.count, by: 4) {
                let opacity = clipped(colours[pixel + 3])
                for index in pixel..<pixel + 3 { colours[index] = opacity > 0 ? colours[index] / opacity : 0 }
            }
        }
        for index in 0..<colours.count { colours[index] = clipped(colours[index]) }
    }

    @inline(__always)
    static func clipped(_ value: Float) -> Float {
        // Written so that a NaN, which only broken weights can give, becomes black.
        value > 0 ? min(value, 1) : 0
    }

    /// To 16 bits, to nearest.
    @inline(__always)
    static func quantised(_ value: Float) -> UInt16 { UInt16(clipped(value) * 65535 + 0.5) }
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
