// SPDX-License-Identifier: MIT

/// The channels of a picture; the raw value is the number of samples a pixel.
public enum Channels: Int, Hashable, Sendable, CaseIterable {
    case grey = 1
    case rgb = 3
    /// Red, green, blue, and opacity last; the colours are not multiplied by the opacity.
    case rgba = 4

    public var count: Int { rawValue }
}
