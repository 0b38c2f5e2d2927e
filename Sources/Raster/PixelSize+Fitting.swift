// SPDX-License-Identifier: MIT

extension PixelSize {
    /// In these proportions, `side` pixels on the long side, rounded; at least 1 on the other.
    public func scaled(toLongSide side: Double) -> PixelSize {
        let scale = side / Double(max(width, height))
        func scaled(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        return PixelSize(width: scaled(width), height: scaled(height))
    }

    /// The size in these proportions whose longer side is `side` pixels; this size where that is no longer.
    public func fitted(into side: Int) -> PixelSize { fitted(into: PixelSize(width: side, height: side)) }

    /// The largest size in these proportions, up to this one, that lies within `box`.
    public func fitted(into box: PixelSize) -> PixelSize {
        let scale = min(1, Double(box.width) / Double(width), Double(box.height) / Double(height))
        func side(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        return PixelSize(width: side(width), height: side(height))
    }
}
