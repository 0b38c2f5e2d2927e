// SPDX-License-Identifier: MIT
import NeuralField

/// What draws an inbetween's colours to those of its ends: their distribution should lie between the ends'.
///
/// Along a direction of colour space the distributions of three samples are compared by their sorted values: quantile by
/// quantile, the inbetween's should lie on the way from one end's to the other's. Over steps and directions that is the
/// sliced Wasserstein distance (Rabin et al. 2012). Without it steep inbetweens find colours that neither end has.
package struct PalettePull {
    /// A unit vector with a number for each channel.
    let direction: [Float]
    /// How far each point's colour lies beyond where it should be, along the direction, times twice the strength over the
    /// number of points: the derivative of the mean squared distance.
    package let derivatives: [Float]

    /// - Parameters:
    ///   - colours: the inbetween's, `[count][channels]`.
    ///   - ends: colours of the first and the second, as many.
    ///   - share: the inbetween's place on the way; beyond the ends it should have the nearer end's colours.
    package init(
        of colours: [Float], between ends: ([Float], [Float]), share: Double, direction: [Float], strength: Double
    ) {
        let count = colours.count / direction.count
        let share = Float(min(max(share, 0), 1))
        let places = Self.projected(colours, on: direction)
        let first = Self.projected(ends.0, on: direction).sorted()
        let second = Self.projected(ends.1, on: direction).sorted()
        var derivatives = [Float](repeating: 0, count: count)
        let scale = Float(2 * strength / Double(count))
        // Equal places keep their order, so that the outcome is the same everywhere.
        let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        for (rank, point) in order.enumerated() {
            let wanted = first[rank] + share * (second[rank] - first[rank])
            derivatives[point] = scale * (places[point] - wanted)
        }
        self.direction = direction
        self.derivatives = derivatives
    }

    private static func projected(_ colours: [Float], on direction: [Float]) -> [Float] {
        let channels = direction.count
        return (0..<colours.count / channels).map { point in
            var sum: Float = 0
            for channel in 0..<channels { sum += colours[point * channels + channel] * direction[channel] }
            return sum
        }
    }

    /// A direction that every direction is as likely as.
    static func direction(channels: Int, at step: Int, source: RandomSource) -> [Float] {
        let numbers = (0..<channels).map { source.normal(at: UInt64(step * channels + $0)) }
        let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return numbers.map { Float($0 / max(length, 1e-9)) }
    }
}
