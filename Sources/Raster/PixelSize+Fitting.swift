// SPDX-License-Identifier: MIT
import Basics

extension PixelSize {
    /// The size in these proportions with `side` pixels on the long side; both sides rounded, and at least 1.
    public func scaled(toLongSide side: Double) -> PixelSize {
        let scale = side / Double(max(width, height))
        func scaled(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        return PixelSize(width: scaled(width), height: scaled(height))
    }

    /// The size in these proportions with `side` pixels on the long side; this size if its long side is at most that.
    public func fitted(into side: Int) -> PixelSize { fitted(into: PixelSize(width: side, height: side)) }

    /// The largest size in these proportions within `box`, at most this size.
    public func fitted(into box: PixelSize) -> PixelSize {
        let scale = min(1, Double(box.width) / Double(width), Double(box.height) / Double(height))
        func side(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        return PixelSize(width: side(width), height: side(height))
    }
}
