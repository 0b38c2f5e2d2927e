// SPDX-License-Identifier: MIT
import Basics
import Networks

/// Everything besides the pictures and the learned weights that determines a rehearsal's result, bit for bit.
public struct RehearsalSettings: Hashable, Sendable, Codable {
    /// Two networks of a set, by their indices in it.
    public struct Pair: Hashable, Sendable, Codable {
        public let first: Int
        public let second: Int

        public init(_ first: Int, _ second: Int) {
            self.first = first
            self.second = second
        }
    }

    /// Settings of the steps. ``LearningSettings/batch`` is the number of pixels of each of a step's two pictures.
    public var learning: LearningSettings
    /// The pairs of networks whose walks are rehearsed.
    public var pairs: [Pair]
    /// Number of points of an inbetween at which a step measures its slopes.
    public var slopes: Int
    /// Weight of the inbetweens' slopes against the keys' colours, at the first step. It falls to 0 with the last step,
    /// as late steps benefit the keys more than the inbetweens. At 0 the networks only continue to learn their
    /// pictures; more costs fidelity.
    public var strength: Double
    /// Weight of the pull of the inbetweens' colours to their ends', see ``PalettePull``.
    public var palette: Double
    /// Extrapolation of walks beyond either end: 0.6 for shares from -0.6 to 1.6.
    public var reach: Double
    /// Fraction of the way, 0 to 1, that all networks are moved towards their mean before the first step. Networks that
    /// are closer together grow into crisper walks, networks farther apart into livelier ones.
    public var gathering: Double

    public init(
        pairs: [Pair], rate: Double = 0.08, adamRate: Double = 2e-3, batch: Int = 1536, slopes: Int = 1024,
        strength: Double = Self.usualStrength, palette: Double = Self.usualPalette, reach: Double = 0.6,
        gathering: Double = Self.usualGathering, steps: Int, seed: UInt64 = 0
    ) {
        precondition(!pairs.isEmpty && slopes > 0, "a rehearsal has pairs to walk and slopes to measure")
        precondition(strength >= 0 && palette >= 0 && reach >= 0, "strength, palette and reach are 0 or more")
        precondition((0...1).contains(gathering), "networks move towards their mean, and no farther")
        learning = LearningSettings(
            optimiser: .muon, rate: rate, adamRate: adamRate, batch: batch, steps: steps, seed: seed)
        self.pairs = pairs
        self.slopes = slopes
        self.strength = strength
        self.palette = palette
        self.reach = reach
        self.gathering = gathering
    }

    /// Chosen by trial: see docs/notes/rehearsal.md.
    public static let usualStrength = 0.009
    public static let usualPalette = 0.01
    public static let usualGathering = 0.3

    /// All pairs of different networks.
    public static func allPairs(of count: Int) -> [Pair] {
        (0..<count).flatMap { first in (first + 1..<count).map { Pair(first, $0) } }
    }

    /// The usual number of steps for a set of `count` networks: equally many for each network, whatever the set's size.
    public static func usualSteps(count: Int) -> Int { 500 * count }

    /// The pair of a step, and the inbetween's share of its walk: below 0 and above 1 beyond the ends.
    ///
    /// Steps go through pairs and shares by irrational strides (Roberts 2018, the sequence R2), so that all are visited
    /// equally often.
    package func walk(at step: Int) -> (pair: Pair, share: Double) {
        let source = RandomSource(seed: learning.seed, stream: .walks)
        let turn = source.bits(at: 0) &+ UInt64(step) &* 0xC13F_A9A9_02A6_328F
        let place = source.bits(at: 1) &+ UInt64(step) &* 0x91E1_0DA5_C79E_7B1D
        let pair = pairs[Int(turn.multipliedFullWidth(by: UInt64(pairs.count)).high)]
        let position = Double(place >> 11) * 0x1p-53
        return (pair, InbetweenShare.at(position, reach: reach))
    }
}
