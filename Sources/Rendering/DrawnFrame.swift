// SPDX-License-Identifier: MIT
import Foundation
import NeuralField
import Raster

/// A frame being drawn by several threads; its weights are mixed by the first that needs them.
final class DrawnFrame: @unchecked Sendable {
    let run: FrameRun
    private let weights: MixtureWeights
    private let plane: PicturePlane
    private let tier: KernelTier
    private let sampling: PixelSampling

    private let lock = NSLock()
    private var network: PackedNetwork?
    private var idleScratches: [PackedNetwork.Scratch] = []

    init(run: FrameRun, weights: MixtureWeights, size: PixelSize, tier: KernelTier, isExact: Bool) {
        self.run = run
        self.weights = weights
        self.tier = tier
        plane = PicturePlane(size: size, shape: weights.shape, map: weights.map(of: run.shot))
        sampling = isExact ? .everyPixel : weights.sampling(for: run.shot)
    }

    /// The rows from `row` on that are best drawn at once.
    func band(from row: Int) -> Range<Int> {
        let height = PackedNetwork.bandHeight(of: plane.size, sampling: sampling, shape: weights.shape)
        return row..<min(row + height, plane.size.height)
    }

    func draw(rows: Range<Int>) -> Picture {
        lock.lock()
        let network = self.network ?? PackedNetwork(weights.weights(for: run.shot.blend), tier: tier)
        self.network = network
        let scratch = idleScratches.popLast() ?? PackedNetwork.Scratch(for: network)
        lock.unlock()
        let picture = network.draw(rows: rows, of: plane, sampling: sampling, scratch: scratch)
        lock.lock()
        idleScratches.append(scratch)
        lock.unlock()
        return picture
    }
}
