// SPDX-License-Identifier: MIT
import Raster

/// An encoder's position in its film; checks that bands, frames and holds come as ``FrameEncoder`` requires.
struct FrameCursor {
    let format: FilmFormat
    /// The number of complete frames, including holds.
    private(set) var frameCount = 0
    /// The first missing row of the current frame.
    private(set) var nextRow = 0

    init(_ format: FilmFormat) { self.format = format }

    /// Advances over a band; returns whether it completes a frame.
    mutating func advance(over band: Band) -> Bool {
        precondition(band.pixels.channels == format.channels, "bands have the film's channels")
        precondition(band.pixels.size.width == format.size.width, "bands are as wide as the film")
        precondition(band.firstRow == nextRow && band.rows.upperBound <= format.size.height, "bands come in order")
        precondition(frameCount < format.frameCount, "more frames than the film has")
        nextRow = band.rows.upperBound
        guard nextRow == format.size.height else { return false }
        nextRow = 0
        frameCount += 1
        return true
    }

    /// Advances over a hold.
    mutating func hold(_ count: Int) {
        precondition(nextRow == 0 && frameCount > 0, "only a complete frame can be held")
        precondition(count >= 0 && count <= format.frameCount - frameCount, "more frames than the film has")
        frameCount += count
    }

    /// Checks that the film is complete.
    func finish() {
        precondition(nextRow == 0 && frameCount == format.frameCount, "fewer frames than the film has")
    }
}

extension Band {
    /// Calls `body` with each row's number in the frame and its samples.
    func forEachRow(_ body: (Int, UnsafeBufferPointer<UInt16>) throws -> Void) rethrows {
        let length = pixels.size.width * pixels.channels.count
        try pixels.samples.withUnsafeBufferPointer { samples in
            for row in 0..<pixels.size.height {
                try body(firstRow + row, UnsafeBufferPointer(rebasing: samples[row * length..<(row + 1) * length]))
            }
        }
    }
}
