// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Raster

/// Some columns and rows of a canvas; never empty.
struct PixelRectangle: Hashable {
    var columns: Range<Int>
    var rows: Range<Int>

    var size: PixelSize { PixelSize(width: columns.count, height: rows.count) }

    /// The whole canvas.
    init(of size: PixelSize) {
        columns = 0..<size.width
        rows = 0..<size.height
    }

    /// The smallest rectangle that contains both.
    func union(_ other: PixelRectangle) -> PixelRectangle {
        var union = self
        union.columns =
            min(columns.lowerBound, other.columns.lowerBound)..<max(columns.upperBound, other.columns.upperBound)
        union.rows = min(rows.lowerBound, other.rows.lowerBound)..<max(rows.upperBound, other.rows.upperBound)
        return union
    }

    /// The rectangle extended to left and top edges on even columns and rows.
    var evenOrigin: PixelRectangle {
        var even = self
        even.columns = columns.lowerBound / 2 * 2..<columns.upperBound
        even.rows = rows.lowerBound / 2 * 2..<rows.upperBound
        return even
    }

    /// The first pixel alone.
    var corner: PixelRectangle {
        var corner = self
        corner.columns = columns.lowerBound..<columns.lowerBound + 1
        corner.rows = rows.lowerBound..<rows.lowerBound + 1
        return corner
    }
}

extension PixelRectangle {
    /// The smallest rectangle that contains every pixel in which two canvases differ; nil if they are equal.
    init?(ofChangesFrom old: [UInt8], to new: [UInt8], size: PixelSize, bytesPerPixel: Int) {
        precondition(old.count == new.count && old.count == size.pixelCount * bytesPerPixel)
        let length = size.width * bytesPerPixel
        var (top, bottom, left, right) = (size.height, -1, length, -1)
        old.withUnsafeBytes { old in
            new.withUnsafeBytes { new in
                guard let old = old.baseAddress, let new = new.baseAddress else { return }
                for row in 0..<size.height where memcmp(old + row * length, new + row * length, length) != 0 {
                    top = min(top, row)
                    bottom = row
                    let a = (old + row * length).assumingMemoryBound(to: UInt8.self)
                    let b = (new + row * length).assumingMemoryBound(to: UInt8.self)
                    var (first, last) = (0, length - 1)
                    while first < left && a[first] == b[first] { first += 1 }
                    while last > right && a[last] == b[last] { last -= 1 }
                    left = min(left, first)
                    right = max(right, last)
                }
            }
        }
        guard bottom >= 0 else { return nil }
        columns = left / bytesPerPixel..<right / bytesPerPixel + 1
        rows = top..<bottom + 1
    }

    /// This part of a canvas, row after row.
    func cut(from canvas: [UInt8], width: Int, bytesPerPixel: Int) -> [UInt8] {
        var cut: [UInt8] = []
        cut.reserveCapacity(columns.count * rows.count * bytesPerPixel)
        for row in rows {
            let start = (row * width + columns.lowerBound) * bytesPerPixel
            cut += canvas[start..<start + columns.count * bytesPerPixel]
        }
        return cut
    }

    /// Copies this part of `canvas` to the same position in `target`.
    func copy(from canvas: [UInt8], to target: inout [UInt8], width: Int, bytesPerPixel: Int) {
        let length = columns.count * bytesPerPixel
        target.withUnsafeMutableBytes { target in
            canvas.withUnsafeBytes { canvas in
                for row in rows {
                    let start = (row * width + columns.lowerBound) * bytesPerPixel
                    UnsafeMutableRawBufferPointer(rebasing: target[start..<start + length])
                        .copyMemory(from: UnsafeRawBufferPointer(rebasing: canvas[start..<start + length]))
                }
            }
        }
    }
}
