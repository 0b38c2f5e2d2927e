// SPDX-License-Identifier: MIT
import Basics
import Networks

/// The gradient of a penalty that pulls an inbetween's colours to those of its ends: their distribution should lie
/// between the ends'.
///
/// Along a direction of colour space the distributions of the inbetween and both ends are compared by their sorted
/// values: each quantile of the inbetween should lie between the ends'. Averaged over steps and directions, the penalty
/// is the sliced Wasserstein distance (Rabin et al. 2012). Without it steep inbetweens take on colours that neither end
/// has.
package struct PalettePull {
    /// A unit vector with a number for each channel.
    let direction: [Float]
    /// The derivatives of `strength` times the mean squared distance with respect to each point's colour along the
    /// direction: the colour's excess over the wanted one, times twice the strength over the number of points.
    package let derivatives: [Float]

    /// - Parameters:
    ///   - colours: the inbetween's colours, `[count][channels]`.
    ///   - ends: the colours of the first end and of the second, as many each.
    ///   - share: the inbetween's share of the walk; beyond the ends, the nearer end's colours are wanted.
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
        // Equal values keep their order, so that the result is the same everywhere.
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

    /// A random direction; all are equally likely.
    static func direction(channels: Int, at step: Int, source: RandomSource) -> [Float] {
        let numbers = (0..<channels).map { source.normal(at: UInt64(step * channels + $0)) }
        let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return numbers.map { Float($0 / max(length, 1e-9)) }
    }
}
