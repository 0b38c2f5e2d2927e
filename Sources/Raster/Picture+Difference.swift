// SPDX-License-Identifier: MIT

extension Picture {
    /// An RGB picture of the unsigned difference between two pictures, black where they are equal.
    ///
    /// Both are rounded to 8 bits, and colours multiplied by their opacity. Each sample is the absolute difference
    /// times `amplification`, clipped. A difference of opacity brightens all three colours. Black, not grey, means
    /// "equal", because it is unmistakable. See ``Delta`` for signed differences.
    ///
    /// - Throws: ``PictureComparisonError``.
    public static func difference(
        _ first: Picture, _ second: Picture, amplification: Int = 8
    ) throws(PictureComparisonError) -> Picture {
        precondition(amplification >= 1, "a difference is made larger, not smaller")
        guard first.size == second.size else { throw .sizes(first.size, second.size) }
        let (a, b) = (first.converted(to: .rgba), second.converted(to: .rgba))
        let count = a.size.pixelCount * 3
        let samples = [UInt16](unsafeUninitializedCapacity: count) { output, initializedCount in
            a.samples.withUnsafeBufferPointer { a in
                b.samples.withUnsafeBufferPointer { b in
                    func distance(_ index: Int) -> Int {
                        abs(visibleEightBit(index, of: a) - visibleEightBit(index, of: b))
                    }
                    for pixel in 0..<count / 3 {
                        let opacity = distance(4 * pixel + 3)
                        for channel in 0..<3 {
                            let shown = min(255, (distance(4 * pixel + channel) + opacity) * amplification)
                            output[3 * pixel + channel] = UInt16(shown) * 257
                        }
                    }
                }
            }
            initializedCount = count
        }
        return Picture(size: a.size, channels: .rgb, samples: samples)
    }
}
