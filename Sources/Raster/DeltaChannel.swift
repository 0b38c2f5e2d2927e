// SPDX-License-Identifier: MIT

/// What of two pictures is subtracted.
public enum DeltaChannel: String, Hashable, Sendable, CaseIterable {
    /// Brightness, shown in false colour.
    case luminance
    /// One channel, shown in false colour.
    case red, green, blue
    /// All three, each shown around the middle grey.
    case each
}
