// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster

/// A frame being drawn by several threads; its weights are mixed by the first thread that needs them.
final class DrawnFrame: @unchecked Sendable {
    let run: FrameRun
    private let weights: MixtureWeights
    private let plane: PicturePlane
    var width: Int { plane.size.width }
    var channels: Channels { weights.shape.drawnChannels }
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

    /// The band that begins with a row.
    func band(from row: Int) -> DrawnBand {
        let parts = PictureParts(of: plane.size, sampling: sampling)
        return DrawnBand(
            rows: row..<min(row + parts.bandHeight, plane.size.height), parts: parts.columns, of: self)
    }

    /// - Parameter first: the part's first sample among the picture's.
    func draw(columns: Range<Int>, rows: Range<Int>, into first: UnsafeMutablePointer<UInt16>) {
        lock.lock()
        let network = self.network ?? PackedNetwork(weights.weights(for: run.shot.blend), tier: tier)
        self.network = network
        let scratch = idleScratches.popLast() ?? PackedNetwork.Scratch(for: network)
        lock.unlock()
        network.draw(columns: columns, rows: rows, of: plane, sampling: sampling, scratch: scratch, into: first)
        lock.lock()
        idleScratches.append(scratch)
        lock.unlock()
    }
}
