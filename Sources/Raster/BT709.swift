// SPDX-License-Identifier: MIT

/// Converts drawn rows to the Y'CbCr of ITU-R BT.709, limited range, in one step from 16 bits.
///
/// Luma is `16...235`, chroma `16...240` about 128 (times four at ten bits), as usual in films. The arithmetic is in
/// integers, so every machine computes the same. The dither is the only rounding. Greys get chroma exactly 128, black
/// exactly 16 and white exactly 235.
public struct BT709: Sendable {
    /// Bits per sample: 8 or 10.
    public let depth: Int
    public let dither: OrderedDither

    public init(depth: Int, dither: OrderedDither) {
        precondition(depth == 8 || depth == 10, "films carry eight or ten bits")
        self.depth = depth
        self.dither = dither
    }

    /// Bytes per sample of a plane.
    public var bytesPerSample: Int { depth == 8 ? 1 : 2 }

    /// Splits a row's samples into three planes of `width` values each, red, green, blue, in `0...65536`.
    ///
    /// Samples in the upper half are raised by 1, so that white is a power of two and the conversion's sums are exact.
    public static func separate(
        _ samples: UnsafeBufferPointer<UInt16>, into planes: UnsafeMutableBufferPointer<Int32>
    ) {
        let width = planes.count / 3
        precondition(samples.count == planes.count, "three samples a pixel")
        guard let source = samples.baseAddress, let red = planes.baseAddress else { return }
        let (green, blue) = (red + width, red + 2 * width)
        for x in 0..<width {
            let (r, g, b) = (Int32(source[3 * x]), Int32(source[3 * x + 1]), Int32(source[3 * x + 2]))
            red[x] = r &+ (r >> 15)
            green[x] = g &+ (g >> 15)
            blue[x] = b &+ (b >> 15)
        }
    }

    /// Halves two rows of planes for 4:2:0. The sample for columns `2x` and `2x + 1` lies on column `2x` (weights 1, 2,
    /// 1: "left" chroma siting, the default of H.264, HEVC and VP9), midway between the rows.
    ///
    /// `halves` receives three planes of half the width, rounded up.
    public static func halve(
        _ upper: UnsafeBufferPointer<Int32>, _ lower: UnsafeBufferPointer<Int32>,
        into halves: UnsafeMutableBufferPointer<Int32>
    ) {
        let (width, half) = (upper.count / 3, halves.count / 3)
        precondition(lower.count == upper.count && half == (width + 1) / 2)
        guard let a = upper.baseAddress, let b = lower.baseAddress, let target = halves.baseAddress else { return }
        for plane in 0..<3 {
            let (a, b, target) = (a + plane * width, b + plane * width, target + plane * half)
            for x in 0..<half {
                let (left, right) = (max(2 * x - 1, 0), min(2 * x + 1, width - 1))
                let sum = a[left] &+ b[left] &+ 2 &* (a[2 * x] &+ b[2 * x]) &+ a[right] &+ b[right]
                target[x] = (sum &+ 4) >> 3
            }
        }
    }

    /// Writes one row of luma from the planes of ``separate(_:into:)``.
    public func luma(_ planes: UnsafeBufferPointer<Int32>, row: Int, into bytes: UnsafeMutableRawBufferPointer) {
        write(planes, weights: Self.lumaWeights, offset: 16, row: row, shift: 0, into: bytes)
    }

    /// Writes one row of Cb from a row of planes, of full or half width.
    public func blueDifference(
        _ planes: UnsafeBufferPointer<Int32>, row: Int, into bytes: UnsafeMutableRawBufferPointer
    ) {
        write(planes, weights: Self.blueWeights, offset: 128, row: row, shift: 21, into: bytes)
    }

    /// Writes one row of Cr from a row of planes, of full or half width.
    public func redDifference(
        _ planes: UnsafeBufferPointer<Int32>, row: Int, into bytes: UnsafeMutableRawBufferPointer
    ) {
        write(planes, weights: Self.redWeights, offset: 128, row: row, shift: 42, into: bytes)
    }
}

extension BT709 {
    /// The weights Kr = 0.2126, Kg = 0.7152, Kb = 0.0722, scaled to sum to 219 * 128: at white, an 8-bit level is 128.
    private static let lumaWeights: (Int32, Int32, Int32) = (5960, 20048, 2024)
    /// (B' - Y') / 1.8556 and (R' - Y') / 1.5748 over 224 levels, in the same units: each sums to 0.
    private static let blueWeights: (Int32, Int32, Int32) = (-3285, -11051, 14336)
    private static let redWeights: (Int32, Int32, Int32) = (14336, -13021, -1315)
    /// White (1 << 16) times the weights' 128 (1 << 7).
    private static let scaleBits = 23

    /// - Parameter shift: rows by which the dither's pattern is moved, so that the three planes' rounding errors do not
    ///   coincide.
    private func write(
        _ planes: UnsafeBufferPointer<Int32>, weights: (Int32, Int32, Int32), offset: Int32, row: Int, shift: Int,
        into bytes: UnsafeMutableRawBufferPointer
    ) {
        let width = planes.count / 3
        precondition(bytes.count >= width * bytesPerSample)
        guard let red = planes.baseAddress, let target = bytes.baseAddress else { return }
        let bits = Int32(Self.scaleBits - (depth - 8))
        let thresholdShift = bits - Int32(OrderedDither.thresholdBits)
        let pattern = dither.thresholds(ofRow: row + shift).map { ($0 << thresholdShift) &+ offset << 23 }
        pattern.withUnsafeBufferPointer { pattern in
            var start = 0
            while start < width {
                let count = min(OrderedDither.side, width - start)
                let (r, g, b) = (red + start, red + width + start, red + 2 * width + start)
                @inline(__always) func level(_ x: Int) -> Int32 {
                    (r[x] &* weights.0 &+ g[x] &* weights.1 &+ b[x] &* weights.2 &+ pattern[x]) >> bits
                }
                if depth == 8 {
                    let to = target.assumingMemoryBound(to: UInt8.self) + start
                    for x in 0..<count { to[x] = UInt8(truncatingIfNeeded: level(x)) }
                } else {
                    let to = target.assumingMemoryBound(to: UInt16.self) + start
                    for x in 0..<count { to[x] = UInt16(truncatingIfNeeded: level(x)).littleEndian }
                }
                start += count
            }
        }
    }
}
