// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Networks
import Raster

/// Measures how fast pictures change along walks, on sparse drawings at shares all along them.
public struct PaceMeter: Sendable {
    private let weights: MixtureWeights
    private let rough: SparseDrawing, fine: SparseDrawing
    private let threads: Int

    /// The fewest and the most steps measured on a leg, and the most on a walk.
    private static let legSteps = 16...64
    private static let mostSteps = 1024

    public init(_ weights: MixtureWeights, size: PixelSize, threads: Int, tier: KernelTier = .fastest) {
        self.weights = weights
        self.threads = threads
        rough = SparseDrawing(of: size, count: Self.pixels.rough, tier: tier)
        fine = SparseDrawing(of: size, count: Self.pixels.fine, tier: tier)
    }

    /// Numbers of pixels in a drawing. With 16,384, changes are right to a few hundredths.
    private static let pixels = (rough: 4096, fine: 16384)

    private static func steps(of walk: Walk, frames: Int) -> Int {
        let legs = walk.legs.count
        return min(max(frames, legSteps.lowerBound * legs), legSteps.upperBound * legs, max(mostSteps, legs))
    }

    /// The number of drawings needed to measure a walk of `frames` frames, and an upper bound of their pixels in all.
    public static func effort(of walk: Walk, frames: Int) -> (drawings: Int, pixels: Int) {
        let shares = steps(of: walk, frames: frames) + 1
        return (2 * shares, shares * (pixels.rough + pixels.fine))
    }

    /// The timeline with its even paces measured within these frames. The same for any number of threads.
    public func pace(_ timeline: Timeline, within frames: Range<Int>) -> Timeline {
        timeline.paced(within: frames) { walk, begin, end, frames in
            table(of: walk, from: begin, to: end, frames: frames)
        }
    }

    /// The table of shares at which each of `frames` changes as much as the next.
    ///
    /// The walk is measured roughly at evenly spaced shares, then finely at the shares where the first pass predicts
    /// equal changes. Two frames differ by the change over the whole step, which is smaller than the sum of the changes
    /// over its parts, so the second pass measures at the final step size.
    public func table(of walk: Walk, from begin: Double = 0, to end: Double = 1, frames: Int) -> PaceTable {
        let steps = Self.steps(of: walk, frames: frames)
        let equal = (0...steps).map { $0 == steps ? end : begin + (end - begin) * Double($0) / Double(steps) }
        let guessed = PaceTable(at: equal, changes: changes(of: walk, at: equal, on: rough)).shares(ofSteps: steps)
        return PaceTable(at: guessed, changes: changes(of: walk, at: guessed, on: fine))
    }

    /// The root mean square difference of the drawings from each share to the next.
    private func changes(of walk: Walk, at shares: [Double], on drawing: SparseDrawing) -> [Double] {
        var changes: [Double] = []
        var last: [Float]?
        // Few at a time, so that a long walk takes no more memory than a short one.
        for first in stride(from: 0, to: shares.count, by: Self.batch) {
            let batch = shares[first..<min(first + Self.batch, shares.count)]
            let drawn = drawing.colours(batch.count, threads: threads) { index in
                weights.weights(for: walk.blend(at: batch[first + index]))
            }
            for colours in drawn {
                if let last { changes.append(SparseDrawing.change(from: last, to: colours)) }
                last = colours
            }
        }
        return changes
    }

    private static let batch = 64
}
