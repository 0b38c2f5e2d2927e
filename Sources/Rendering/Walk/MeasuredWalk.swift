// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Networks
import Raster

/// A walk drawn small, at 41 evenly spaced shares, and its figures.
public struct MeasuredWalk: Sendable {
    public let figures: WalkFigures
    /// The root mean square change of colours, 0...1, from each of 41 frames to the next, at evenly spaced shares.
    public let changes: [Double]
    /// ``changes`` at an even pace.
    public let evenChanges: [Double]
    /// Drawings for a contact sheet, at ``sheetShares``.
    public let sheet: [Picture]

    /// Steps of a walk, and pixels on the short side of its drawings.
    private static let steps = 40
    private static let side = 128
    private static let outside = [-0.6, 1.6]
    /// Steps of the middle third at which edges are measured.
    private static let middleThird = [14, 17, 20, 23, 26]
    public static let sheetShares = [-0.3, 0, 0.15, 0.3, 0.5, 0.7, 0.85, 1, 1.3, 1.6]

    /// - Parameter size: gives the proportions in which the walk is drawn.
    public init(_ walk: Walk, weights: MixtureWeights, size: PixelSize, threads: Int, tier: KernelTier = .fastest) {
        let drawing = SmallDrawing(of: size, short: Self.side, tier: tier)
        func pictures(at shares: [Double]) -> [Picture] {
            drawing.pictures(shares.count, threads: threads) { weights.weights(for: walk.blend(at: shares[$0])) }
        }
        let shares = (0...Self.steps).map { Double($0) / Double(Self.steps) }
        let drawn = pictures(at: shares)
        let frames = drawn.map(WalkDrawing.init)
        let outside = pictures(at: Self.outside).map { WalkDrawing($0).variation }
        let meter = PaceMeter(weights, size: drawing.size, threads: threads, tier: tier)
        let even = pictures(at: meter.table(of: walk, frames: Self.steps).shares(ofSteps: Self.steps))
        changes = Self.changes(drawn)
        evenChanges = Self.changes(even)
        sheet = pictures(at: Self.sheetShares)

        let (first, last, middle) = (frames[0], frames[Self.steps], frames[Self.steps / 2])
        let average = zip(first.values, last.values).map { ($0 + $1) / 2 }
        let steepness = (first.steepness + last.steepness) / 2
        let variation = max(first.variation, last.variation)
        let inMiddle = Self.middleThird.map { frames[$0].steepness }.reduce(0, +) / Double(Self.middleThird.count)
        figures = WalkFigures(
            motion: Self.ratio(middle.distance(to: average), first.distance(to: last.values)),
            edges: Self.ratio(inMiddle, steepness),
            clutter: Self.ratio(frames.map(\.variation).max() ?? 0, variation), jump: Self.unevenness(changes),
            evenJump: Self.unevenness(evenChanges), clutterBefore: Self.ratio(outside[0], variation),
            clutterBeyond: Self.ratio(outside[1], variation))
    }

    private static func changes(_ pictures: [Picture]) -> [Double] {
        zip(pictures, pictures.dropFirst()).map { $0.change(to: $1) / 65535 }
    }

    private static func unevenness(_ changes: [Double]) -> Double {
        ratio(changes.max() ?? 0, changes.reduce(0, +) / Double(changes.count))
    }

    /// 0 if `whole` is 0: between two equal pictures nothing moves and nothing becomes worse.
    private static func ratio(_ value: Double, _ whole: Double) -> Double { whole > 0 ? value / whole : 0 }
}
