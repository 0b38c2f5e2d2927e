// SPDX-License-Identifier: MIT

/// A snapshot, and its drawing's distance to the goal and to the snapshot before.
struct MeasuredSnapshot {
    let step: Int
    /// PSNR against the picture, or else the last snapshot; at most 60 dB, so that it is finite for an exact drawing,
    /// too.
    public let decibels: Double
    /// Root mean square difference from the snapshot before, 0...1; 0 for the first.
    let change: Double
}
