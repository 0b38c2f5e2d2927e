// SPDX-License-Identifier: MIT
import Basics
import Raster
import Synchronization

/// Rows of a frame whose parts are drawn by several threads.
final class DrawnBand: @unchecked Sendable {
    let frame: DrawnFrame
    let rows: Range<Int>
    /// Columns of each part.
    let parts: [Range<Int>]
    /// The samples of the band's rows; no two parts share one.
    private let samples: UnsafeMutableBufferPointer<UInt16>
    /// Parts that are not drawn yet.
    private let missing: Atomic<Int>

    init(rows: Range<Int>, parts: [Range<Int>], of frame: DrawnFrame) {
        self.rows = rows
        self.parts = parts
        self.frame = frame
        samples = .allocate(capacity: rows.count * frame.width * frame.channels.count)
        missing = Atomic(parts.count)
    }

    deinit { samples.deallocate() }

    /// Draws one of the parts, each of which must be drawn once. The call that completes the band returns it.
    func draw(part: Int) -> Band? {
        guard let base = samples.baseAddress else { return nil }
        let columns = parts[part]
        frame.draw(columns: columns, rows: rows, into: base + columns.lowerBound * frame.channels.count)
        guard missing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 else { return nil }
        return Band(
            firstRow: rows.lowerBound,
            pixels: Picture(
                size: PixelSize(width: frame.width, height: rows.count), channels: frame.channels,
                samples: Array(samples)))
    }
}
