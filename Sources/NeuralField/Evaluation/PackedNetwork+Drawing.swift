// SPDX-License-Identifier: MIT
import Kernels
import Raster
import Synchronization

extension PackedNetwork {
    /// Rows that are best drawn at once, from row 0 on; with ``PixelSampling/adaptive(detail:)`` rows are drawn in whole
    /// bands of this height.
    public static func bandHeight(of size: PixelSize, sampling: PixelSampling, shape: NetworkShape) -> Int {
        if AdaptiveTile.firstStep(of: size, sampling: sampling) != nil { return AdaptiveTile.size.height }
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
        if let step = AdaptiveTile.firstStep(of: plane.size, sampling: sampling) {
            return drawAdaptively(rows: rows, of: plane, step: step, scratch: scratch)
        }
        return drawEveryPixel(rows: rows, of: plane, scratch: scratch)
    }

    private func drawEveryPixel(rows: Range<Int>, of plane: PicturePlane, scratch: Scratch) -> Picture {
        let (width, channels) = (plane.size.width, shape.outputChannels)
        let height = max(1, Self.bandPixels / width)
        let samples = [UInt16](unsafeUninitializedCapacity: rows.count * width * channels) { samples, initialized in
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
                withUnsafeTemporaryAllocation(of: Float.self, capacity: channels * count) { colours in
                    points.withUnsafeBufferPointer { evaluate($0, into: colours, scratch: scratch) }
                    if channels == 4 { Self.divideByOpacity(colours) }
                    kn_quantise(colours.baseAddress, samples.baseAddress?.advanced(by: initialized), colours.count)
                }
                initialized += channels * count
            }
        }
        return Picture(
            size: PixelSize(width: width, height: rows.count), channels: shape.drawnChannels, samples: samples)
    }

    /// Draws a whole picture at once.
    ///
    /// - Parameter sampling: for the picture as it was learned; ``PlaneMap/sampling(_:)`` adapts it to `map`.
    public func drawPicture(
        of size: PixelSize, map: PlaneMap = .identity, sampling: PixelSampling = .everyPixel, threads: Int
    ) -> Picture {
        let plane = PicturePlane(size: size, shape: shape, map: map)
        let sampling = map.sampling(sampling)
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

    /// Colours as they are shown, where they were multiplied by their opacity.
    static func divideByOpacity(_ colours: UnsafeMutableBufferPointer<Float>) {
        for pixel in stride(from: 0, to: colours.count, by: 4) {
            let opacity = clipped(colours[pixel + 3])
            for index in pixel..<pixel + 3 { colours[index] = opacity > 0 ? colours[index] / opacity : 0 }
        }
    }

    /// What of a value can be shown, 0...1.
    @inline(__always)
    static func clipped(_ value: Float) -> Float {
        // Written so that a NaN, which only broken weights can give, becomes black.
        value > 0 ? min(value, 1) : 0
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
