// SPDX-License-Identifier: MIT
import Basics
import Kernels
import Networks
import Raster

extension PackedNetwork {
    /// Draws one of a picture's ``PictureParts``: a colour per pixel, clipped to what can be shown.
    ///
    /// Samples have 16 bits, and opacity is straight: this is the only conversion from the networks' floats. Parts
    /// drawn apart equal parts drawn together, bit for bit.
    ///
    /// - Parameter first: the part's first sample among the picture's, which lie row by row.
    public func draw(
        columns: Range<Int>, rows: Range<Int>, of plane: PicturePlane, sampling: PixelSampling, scratch: Scratch,
        into first: UnsafeMutablePointer<UInt16>
    ) {
        if let step = AdaptiveTile.firstStep(of: plane.size, sampling: sampling) {
            var tile = AdaptiveTile(self, plane: plane, columns: columns, rows: rows, step: step, scratch: scratch)
            tile.draw(into: first)
        } else {
            drawEveryPixel(
                columns: columns, rows: rows, of: plane, mayRound: sampling.mayRound(plane.size), scratch: scratch,
                into: first)
        }
    }

    /// - Parameter mayRound: whether fixed point may be used if it is accurate enough.
    private func drawEveryPixel(
        columns: Range<Int>, rows: Range<Int>, of plane: PicturePlane, mayRound: Bool, scratch: Scratch,
        into first: UnsafeMutablePointer<UInt16>
    ) {
        precondition(columns == 0..<plane.size.width, "parts of which every pixel is evaluated are whole rows")
        let (count, channels) = (rows.count * columns.count, shape.outputChannels)
        let arithmetic =
            mayRound ? arithmetic(forColumns: columns, rows: rows, of: plane, scratch: scratch) : .floats
        let points = [Float](unsafeUninitializedCapacity: 2 * count) { buffer, initialized in
            for row in rows {
                for column in columns {
                    (buffer[initialized], buffer[initialized + 1]) = plane.point(column: column, row: row)
                    initialized += 2
                }
            }
        }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: channels * count) { colours in
            points.withUnsafeBufferPointer {
                evaluate($0, into: colours, arithmetic: arithmetic, scratch: scratch)
            }
            if channels == 4 { Self.divideByOpacity(colours) }
            kn_quantise(colours.baseAddress, first, colours.count)
        }
    }

    /// Draws some rows of a picture.
    ///
    /// - Parameter rows: whole bands of the picture's ``PictureParts``, the last of which may be shorter; with
    ///   ``PixelSampling/everyPixel`` any rows.
    public func draw(
        rows: Range<Int>, of plane: PicturePlane, sampling: PixelSampling = .everyPixel, scratch: Scratch
    ) -> Picture {
        draw(rows: rows, of: plane, sampling: sampling, scratches: [scratch])
    }

    /// Draws a whole picture at once.
    ///
    /// - Parameter sampling: for the picture as it was learned; ``PlaneMap/sampling(_:)`` adapts it to `map`.
    public func drawPicture(
        of size: PixelSize, map: PlaneMap = .identity, sampling: PixelSampling = .everyPixel, threads: Int
    ) -> Picture {
        draw(
            rows: 0..<size.height, of: PicturePlane(size: size, shape: shape, map: map),
            sampling: map.sampling(sampling), scratches: (0..<threads).map { _ in Scratch(for: self) })
    }

    /// Draws a whole picture, evaluating every pixel, unless it is cancelled.
    ///
    /// - Parameter isCancelled: called on all threads before each part of the picture.
    /// - Returns: nil if `isCancelled` returned true.
    public func drawPicture(of size: PixelSize, threads: Int, isCancelled: @Sendable () -> Bool) -> Picture? {
        let picture = draw(
            rows: 0..<size.height, of: PicturePlane(size: size, shape: shape), sampling: .everyPixel,
            scratches: (0..<threads).map { _ in Scratch(for: self) }, isCancelled: isCancelled)
        return isCancelled() ? nil : picture
    }

    /// - Parameters:
    ///   - scratches: one for each thread.
    ///   - isCancelled: once it returns true, the rest is not drawn, and the picture must not be used.
    private func draw(
        rows: Range<Int>, of plane: PicturePlane, sampling: PixelSampling, scratches: [Scratch],
        isCancelled: @Sendable () -> Bool = { false }
    ) -> Picture {
        let parts = PictureParts(of: plane.size, sampling: sampling)
        let bands = parts.bands(of: rows)
        let width = plane.size.width * shape.drawnChannels.count
        let samples = [UInt16](unsafeUninitializedCapacity: rows.count * width) { buffer, count in
            count = rows.count * width
            guard let base = buffer.baseAddress else { return }
            // No two parts share a sample.
            nonisolated(unsafe) let first = base
            ParallelLoop.run(bands.count * parts.columns.count, threads: scratches.count) { index, worker in
                if isCancelled() { return }
                let (band, part) = index.quotientAndRemainder(dividingBy: parts.columns.count)
                let (rowsOfPart, columns) = (bands[band], parts.columns[part])
                let place = (rowsOfPart.lowerBound - rows.lowerBound) * width
                draw(
                    columns: columns, rows: rowsOfPart, of: plane, sampling: sampling, scratch: scratches[worker],
                    into: first + place + columns.lowerBound * shape.drawnChannels.count)
            }
        }
        return Picture(
            size: PixelSize(width: plane.size.width, height: rows.count), channels: shape.drawnChannels,
            samples: samples)
    }

    /// Turns colours that are multiplied by their opacity into colours as they are shown.
    static func divideByOpacity(_ colours: UnsafeMutableBufferPointer<Float>) {
        for pixel in stride(from: 0, to: colours.count, by: 4) {
            let opacity = clipped(colours[pixel + 3])
            for index in pixel..<pixel + 3 { colours[index] = opacity > 0 ? colours[index] / opacity : 0 }
        }
    }

    /// A value clamped to 0...1, the range that can be shown.
    @inline(__always)
    package static func clipped(_ value: Float) -> Float {
        // Written so that a NaN, which only broken weights can give, becomes black.
        value > 0 ? min(value, 1) : 0
    }
}

extension NetworkShape {
    /// The channels of a picture drawn by a network of this shape.
    public var drawnChannels: Channels {
        switch outputChannels {
        case 4: .rgba
        case 3: .rgb
        default: .grey
        }
    }
}
