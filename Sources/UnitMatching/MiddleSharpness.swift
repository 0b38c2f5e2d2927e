// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// The sharpness of the pictures in the middle of the walk between two networks.
struct MiddleSharpness {
    let reference: Weights
    let tier: KernelTier

    private static let size = PixelSize(width: 64, height: 64)
    private static let places = [0.35, 0.5, 0.65]

    /// The sum over the middle of a walk of the root mean fourth power of the slopes from pixel to pixel. The fourth
    /// power sees edges, as a high percentile does, without a jump from one pixel to the next.
    func value(_ weights: Weights) -> Double {
        let network = PackedNetwork(shape: weights.shape, tier: tier)
        var total = 0.0
        for place in Self.places {
            network.load(Weights.mixture(of: [(reference, 1 - place), (weights, place)]))
            total += Self.sharpness(of: network.drawPicture(of: Self.size, threads: 1))
        }
        return total
    }

    private static func sharpness(of picture: Picture) -> Double {
        let channels = picture.channels.count
        var sum = 0.0
        for y in 0..<size.height - 1 {
            for x in 0..<size.width - 1 {
                let place = (y * size.width + x) * channels
                var square = 0.0
                for channel in place..<place + channels {
                    let here = Double(picture.samples[channel])
                    let across = (Double(picture.samples[channel + channels]) - here) / 65535
                    let down = (Double(picture.samples[channel + size.width * channels]) - here) / 65535
                    square += across * across + down * down
                }
                sum += square * square
            }
        }
        return (sum / Double((size.width - 1) * (size.height - 1))).squareRoot().squareRoot()
    }
}
