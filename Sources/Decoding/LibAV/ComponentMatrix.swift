// SPDX-License-Identifier: MIT

/// From 8-bit luma and chroma to red, green and blue: the coefficients of JFIF 1.02, which are ITU-R BT.601's.
struct ComponentMatrix {
    private let lumaOffset: Float
    private let lumaScale: Float
    private let chromaScale: Float

    /// - Parameter isFullRange: whether samples use all codes (JFIF), or leave BT.601's margins (WebP): luma is 16...235,
    ///   chroma 16...240.
    init(isFullRange: Bool) {
        lumaOffset = isFullRange ? 0 : 16
        lumaScale = isFullRange ? 1 : 255 / 219
        chromaScale = isFullRange ? 1 : 255 / 224
    }

    /// The colour, rounded to 8 bits, as 16-bit samples.
    @inline(__always)
    func colour(_ luma: UInt16, _ blueness: UInt8, _ redness: UInt8) -> (red: UInt16, green: UInt16, blue: UInt16) {
        let y = (Float(luma) - lumaOffset) * lumaScale
        let b = (Float(blueness) - 128) * chromaScale
        let r = (Float(redness) - 128) * chromaScale
        return (clip(y + 1.402 * r), clip(y - (0.344_14 * b + 0.714_14 * r)), clip(y + 1.772 * b))
    }

    @inline(__always)
    private func clip(_ value: Float) -> UInt16 { UInt16(min(max(value, 0), 255) + 0.5) &* 257 }
}
