// SPDX-License-Identifier: MIT
import Basics
import Networks

extension Provenance {
    /// The learned picture's size, 640x640 where that is not known.
    public var usualSize: PixelSize {
        guard let width = pictureWidth, let height = pictureHeight else { return .usual }
        return PixelSize(width: width, height: height)
    }
}

extension PixelSize {
    /// The size used where no other is known.
    static let usual = PixelSize(width: 640, height: 640)

    /// The usual film size in these proportions, both sides even. The long side is at most four times the short one, so
    /// that a panorama's does not grow without bounds.
    ///
    /// - Parameter short: pixels of the short side, even.
    func filmSize(shortSide short: Int = 640) -> PixelSize {
        let long = min(Double(max(width, height)) / Double(shortSide), 4) * Double(short)
        let even = Int((long / 2).rounded()) * 2
        return width >= height ? PixelSize(width: even, height: short) : PixelSize(width: short, height: even)
    }
}
