// SPDX-License-Identifier: MIT

/// The reason why learning stopped.
public enum LearningEnd: String, Hashable, Sendable {
    /// All steps were taken.
    case finished
    /// The wanted PSNR was reached.
    case reached
    /// The time was up.
    case outOfTime
    /// The caller said stop.
    case stopped
    /// The error is infinite or NaN: the steps were too large.
    case diverged
}
