// SPDX-License-Identifier: MIT
import Choreography
import NeuralField
import Raster

extension MixtureWeights {
    /// Draws one picture of a mixture, whole.
    public func draw(_ mixture: Mixture, size: PixelSize, threads: Int, tier: KernelTier = .fastest) -> Picture {
        let channels = shape.drawnChannels
        var samples: [UInt16] = []
        samples.reserveCapacity(size.pixelCount * channels.count)
        let stream = BandStream(
            of: [FrameRun(frames: 0..<1, mixture: mixture)], weights: self, size: size, threads: threads, tier: tier)
        while case .band(_, let band)? = stream.next() { samples += band.pixels.samples }
        return Picture(size: size, channels: channels, samples: samples)
    }
}
