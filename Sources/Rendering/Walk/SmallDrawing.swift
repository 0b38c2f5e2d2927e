// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// Drawings small enough to make many of, for measuring walks rather than for looking at.
public struct SmallDrawing: Sendable {
    public let size: PixelSize
    public let tier: KernelTier

    /// Drawings in the proportions of `film`, with `short` pixels on the short side, or as many as the film has if
    /// these are fewer. The long side is at most four times the short one.
    public init(of film: PixelSize, short: Int, tier: KernelTier = .fastest) {
        let side = min(short, film.width, film.height)
        let scale = Double(side) / Double(min(film.width, film.height))
        let longest = 4 * side
        size = PixelSize(
            width: min(longest, max(side, Int((Double(film.width) * scale).rounded()))),
            height: min(longest, max(side, Int((Double(film.height) * scale).rounded()))))
        self.tier = tier
    }

    /// Pictures of `count` networks, drawn on all threads; the same for any number of them.
    public func pictures(_ count: Int, threads: Int, of weights: @Sendable (Int) -> Weights) -> [Picture] {
        let drawn = Gathered<Picture>(count: count)
        ParallelLoop.run(count, threads: threads) { index, _ in
            drawn.set(PackedNetwork(weights(index), tier: tier).drawPicture(of: size, threads: 1), at: index)
        }
        return drawn.all
    }
}
