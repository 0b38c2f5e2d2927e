// SPDX-License-Identifier: MIT
import Foundation

/// Peak signal-to-noise ratio of colours in 0...1.
public enum PSNR {
    /// In dB; infinite for an error of 0.
    public static func decibels(meanSquaredError: Double) -> Double { -10 * log10(meanSquaredError) }
}
