// SPDX-License-Identifier: MIT
import Basics

/// The signed difference of two pictures, sample by sample. ``Picture/difference(_:_:amplification:)`` is unsigned.
public struct Delta: Sendable {
    public let size: PixelSize
    public let channel: DeltaChannel
    /// First minus second, in -1...1: one value a pixel, or three for ``DeltaChannel/each``.
    public let values: [Float]

    /// Subtracts `second` from `first`; transparent pictures are first flattened over white.
    ///
    /// - Throws: ``PictureComparisonError``.
    public init(
        _ first: Picture, minus second: Picture, channel: DeltaChannel = .luminance
    ) throws(PictureComparisonError) {
        guard first.size == second.size else { throw .sizes(first.size, second.size) }
        size = first.size
        self.channel = channel
        let (a, b) = (first.opaqueColours, second.opaqueColours)
        func value(_ pixel: Int, _ offset: Int) -> Float {
            (Float(a[3 * pixel + offset]) - Float(b[3 * pixel + offset])) / 65535
        }
        values =
            switch channel {
            case .each: (0..<a.count).map { (Float(a[$0]) - Float(b[$0])) / 65535 }
            case .red: (0..<size.pixelCount).map { value($0, 0) }
            case .green: (0..<size.pixelCount).map { value($0, 1) }
            case .blue: (0..<size.pixelCount).map { value($0, 2) }
            case .luminance:
                (0..<size.pixelCount).map { 0.299 * value($0, 0) + 0.587 * value($0, 1) + 0.114 * value($0, 2) }
            }
    }

    /// The largest absolute difference, 0...1.
    public var largest: Float { values.reduce(0) { max($0, abs($1)) } }

    /// An RGB picture of the difference: neutral at 0, one hue above and another below; see ``FalseColour``.
    ///
    /// - Parameter amplification: a factor for the differences, whose products are clipped to -1...1. A negative one
    ///   swaps the two hues.
    public func picture(amplification: Float) -> Picture {
        if channel == .each {
            let samples = values.map { UInt16(min(max(32767.5 + 32767.5 * $0 * amplification, 0), 65535)) }
            return Picture(size: size, channels: .rgb, samples: samples)
        }
        return FalseColour.picture(of: values.lazy.map { $0 * amplification }, size: size, scale: 1)
    }
}

/// The channel of two pictures that is subtracted.
public enum DeltaChannel: String, Hashable, Sendable, CaseIterable {
    /// Luma with BT.601's weights, shown in false colour.
    case luminance
    /// One channel, shown in false colour.
    case red, green, blue
    /// All three channels, each shown around mid-grey.
    case each
}

extension Picture {
    fileprivate var opaqueColours: [UInt16] { onWhite.samples }
}
