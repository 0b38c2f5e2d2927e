// SPDX-License-Identifier: MIT

/// A snapshot and how its drawing compares.
struct MeasuredSnapshot {
    let step: Int
    /// PSNR against what it should become, at most 60 dB, so that an exact drawing is a number, too.
    public let decibels: Double
    /// Root mean square difference from the snapshot before, 0...1; 0 for the first.
    let change: Double
}
