// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Raster

/// Measures the present drawing at some pixels spread over the picture. The error of batches cannot replace it: that is
/// averaged over many steps, and so lags behind.
struct DrawingProbe {
    /// Points of the network's plane.
    private let places: [Float]
    private let wanted: [Float]

    /// Bounds for the number of pixels, which is a quarter of a batch: right within some tenths of a decibel, and at
    /// the usual schedule a hundredth of the cost of learning on one thread.
    private static let pixelCounts = 256...1024

    init(of learner: Learner, size: PixelSize) {
        let looked = min(max(learner.settings.batch / 4, Self.pixelCounts.lowerBound), Self.pixelCounts.upperBound)
        (places, wanted) = learner.target.values(ofPixels: (0..<size.pixelCount).scattered(looked))
    }

    /// The PSNR of the present drawing in eight bits, dB; nil where it is not finite.
    func psnr(of learner: Learner) -> Double? {
        var sum = 0.0
        for (colour, wanted) in zip(learner.colours(at: places), wanted) {
            let difference = (Double(colour) * 255).rounded() / 255 - Double(wanted)
            sum += difference * difference
        }
        let decibels = -10 * log10(sum / Double(max(1, wanted.count)))
        return decibels.isFinite ? decibels : nil
    }
}
