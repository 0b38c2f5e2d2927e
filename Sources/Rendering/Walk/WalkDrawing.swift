// SPDX-License-Identifier: MIT
import Foundation
import Raster

/// A drawing as numbers from 0 to 1, with its contributions to a walk's ``WalkFigures``.
struct WalkDrawing {
    let values: [Float]
    /// Total variation: the mean absolute differences between neighbours, across and down, added.
    let variation: Double
    /// The 98th percentile of the gradient's length: the steepness of its edges.
    let steepness: Double

    private static let percentile = 0.98

    /// Colours are taken as they are seen, multiplied by their opacity. The picture is two pixels a side or more.
    init(_ picture: Picture) {
        let channels = picture.channels.count
        var values = picture.samples.map { Float($0) / 65535 }
        if picture.channels == .rgba {
            for index in values.indices where index & 3 != 3 { values[index] *= values[index | 3] }
        }
        let (width, height) = (picture.size.width, picture.size.height)
        var (across, down) = (0.0, 0.0)
        var lengths: [Double] = []
        lengths.reserveCapacity((width - 1) * (height - 1))
        for row in 0..<height {
            for column in 0..<width {
                let here = (row * width + column) * channels
                var square = 0.0
                for channel in here..<here + channels {
                    let right = column + 1 < width ? Double(values[channel + channels] - values[channel]) : 0
                    let below = row + 1 < height ? Double(values[channel + width * channels] - values[channel]) : 0
                    across += abs(right)
                    down += abs(below)
                    square += right * right + below * below
                }
                if column + 1 < width && row + 1 < height { lengths.append(square.squareRoot()) }
            }
        }
        self.values = values
        variation =
            across / Double(max(1, (width - 1) * height * channels))
            + down / Double(max(1, width * (height - 1) * channels))
        lengths.sort()
        let place = Self.percentile * Double(max(0, lengths.count - 1))
        let lower = Int(place)
        let upper = min(lower + 1, max(0, lengths.count - 1))
        steepness =
            lengths.isEmpty ? 0 : lengths[lower] + (place - Double(lower)) * (lengths[upper] - lengths[lower])
    }

    /// The root mean square difference to numbers of the same picture's size.
    func distance(to other: [Float]) -> Double {
        let sum = zip(values, other).reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
        return (sum / Double(values.count)).squareRoot()
    }
}
