// SPDX-License-Identifier: MIT
import Basics
import Networks

/// Everything besides the two ends that determines the bend, bit for bit.
public struct BendingSettings: Hashable, Sendable, Codable {
    /// Settings of the steps. ``LearningSettings/batch`` is the number of points at which a step measures an inbetween.
    public var learning: LearningSettings
    /// Weight of the pull of the inbetweens' colours to their ends', see ``PalettePull``. The weight of their slopes is
    /// ``RehearsalSettings/usualStrength``.
    public var palette: Double
    /// Extrapolation of the walk, straight on beyond either end, within which it should be crisp: 0.6 for shares from
    /// -0.6 to 1.6.
    public var reach: Double

    public init(
        steps: Int = Self.usualSteps, palette: Double = Self.usualPalette, reach: Double = Self.usualReach,
        seed: UInt64 = 0
    ) {
        precondition(palette >= 0 && reach >= 0, "palette and reach are 0 or more")
        learning = LearningSettings(
            optimiser: .muon, rate: Self.rate, adamRate: Self.adamRate, batch: Self.points, steps: steps, seed: seed)
        self.palette = palette
        self.reach = reach
    }

    /// Chosen by trial: see docs/notes/bends.md.
    public static let usualSteps = 300
    public static let usualPalette = 0.06
    public static let usualReach = 0.6
    private static let rate = 0.06
    private static let adamRate = 2e-3
    private static let points = 1024

    /// The share of the walk that a step measures: below 0 and above 1 beyond the ends.
    ///
    /// Steps go along the walk by the golden ratio, so that any few in a row lie all over it.
    package func share(at step: Int) -> Double {
        let start = RandomSource(seed: learning.seed, stream: .walks).bits(at: 0)
        let place = start &+ UInt64(step) &* 0x9E37_79B9_7F4A_7C15
        return InbetweenShare.at(Double(place >> 11) * 0x1p-53, reach: reach)
    }
}
