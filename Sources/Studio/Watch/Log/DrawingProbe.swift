// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Learning
import Raster

/// Some pixels, spread over a picture, that say how near its drawing is: a step's own batches are averaged over many steps,
/// and tell what was rather than what is.
struct DrawingProbe {
    /// Of the network's plane.
    private let places: [Float]
    private let wanted: [Float]

    /// Enough to be right within some tenths of a decibel, and at the usual schedule a hundredth of what learning costs on
    /// one thread: a quarter of a batch.
    private static let pixelCounts = 256...1024

    init(of learner: Learner, size: PixelSize) {
        let looked = min(max(learner.settings.batch / 4, Self.pixelCounts.lowerBound), Self.pixelCounts.upperBound)
        (places, wanted) = learner.target.values(ofPixels: (0..<size.pixelCount).scattered(looked))
    }

    /// The PSNR of the eight-bit colours now, dB; nil where it is not finite.
    func psnr(of learner: Learner) -> Double? {
        var sum = 0.0
        for (colour, wanted) in zip(learner.colours(at: places), wanted) {
            let difference = (Double(colour) * 255).rounded() / 255 - Double(wanted)
            sum += difference * difference
        }
        let decibels = PSNR.decibels(meanSquaredError: sum / Double(max(1, wanted.count)))
        return decibels.isFinite ? decibels : nil
    }
}
