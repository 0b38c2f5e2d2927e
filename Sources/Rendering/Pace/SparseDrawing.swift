// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// The colours of a few of a frame's pixels, for measuring how much frames change.
///
/// The pixels are scattered evenly, not on a grid: on a coarse grid, narrow stripes that move would seem to leap or to
/// stand still.
struct SparseDrawing: Sendable {
    private let size: PixelSize
    private let pixels: [(column: Int, row: Int)]
    private let tier: KernelTier

    /// - Parameter count: the number of pixels; a frame that has fewer is drawn whole.
    init(of size: PixelSize, count: Int, tier: KernelTier) {
        self.size = size
        self.tier = tier
        pixels =
            size.pixelCount <= count
            ? (0..<size.pixelCount).map { ($0 % size.width, $0 / size.width) } : size.scatteredPixels(count)
    }

    /// The colours of `count` networks, pixel by pixel as they are shown but multiplied by their opacity, found on all
    /// threads; the same for any number of them.
    func colours(_ count: Int, threads: Int, of weights: @Sendable (Int) -> Weights) -> [[Float]] {
        let gathered = Gathered<[Float]>(count: count)
        ParallelLoop.run(count, threads: threads) { index, _ in gathered.set(colours(of: weights(index)), at: index) }
        return gathered.all
    }

    private func colours(of weights: Weights) -> [Float] {
        // Fixed point's rounding errors are far smaller than the changes.
        let network = PackedNetwork(weights, tier: tier)
        let plane = PicturePlane(size: size, shape: weights.shape)
        var points: [Float] = []
        points.reserveCapacity(2 * pixels.count)
        for pixel in pixels {
            let (x, y) = plane.point(column: pixel.column, row: pixel.row)
            points.append(x)
            points.append(y)
        }
        let count = pixels.count * weights.shape.outputChannels
        let scratch = PackedNetwork.Scratch(for: network)
        return [Float](unsafeUninitializedCapacity: count) { colours, initializedCount in
            points.withUnsafeBufferPointer {
                network.evaluate($0, into: colours, arithmetic: .fixedPoint, scratch: scratch)
            }
            initializedCount = count
            for index in 0..<count { colours[index] = PackedNetwork.clipped(colours[index]) }
        }
    }

    /// The root mean square difference between two sets of colours.
    static func change(from some: [Float], to others: [Float]) -> Double {
        let sum = zip(some, others).reduce(0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
        return (sum / Double(some.count)).squareRoot()
    }
}
