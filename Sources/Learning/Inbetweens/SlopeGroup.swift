// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks

/// A part of the points at which an inbetween's slopes are measured, with the memory to learn from them.
///
/// Each point has a neighbour to the right and one below; its slope is the length of the colour's change to both.
package final class SlopeGroup: @unchecked Sendable {
    package let gradient: Gradient
    /// The slopes measured last, in the order of their points.
    package private(set) var slopes: [Float] = []
    private let channels: Int
    /// All points, then their neighbours to the right, then those below: `[3][count][2]`.
    private let points: UnsafeMutableBufferPointer<Float>
    private let colours: UnsafeMutableBufferPointer<Float>
    private let derivatives: UnsafeMutableBufferPointer<Float>
    private let kept = LayerValues()
    private var count = 0

    /// Added to squared slopes, so that slopes of length 0 are differentiable.
    private static let leastSquare: Float = 1e-8

    package init(capacity: Int, shape: NetworkShape) {
        gradient = Gradient(shape: shape)
        channels = shape.outputChannels
        points = .allocate(capacity: 6 * capacity)
        colours = .allocate(capacity: 3 * channels * capacity)
        derivatives = .allocate(capacity: 3 * channels * capacity)
        points.initialize(repeating: 0)
        colours.initialize(repeating: 0)
        derivatives.initialize(repeating: 0)
    }

    deinit {
        points.deallocate()
        colours.deallocate()
        derivatives.deallocate()
    }

    /// Measures the slopes at some points, cycling through `fields`. Without `scratch`, all layers' values are kept for
    /// ``backpropagate(_:pull:first:network:scratch:)``; with it, they are not.
    ///
    /// - Parameters:
    ///   - indices: the points' numbers, all different through all steps.
    package func measure(
        _ indices: Range<Int>, in fields: [SlopeField], source: RandomSource, network: PackedNetwork,
        scratch: PackedNetwork.Scratch? = nil
    ) {
        count = indices.count
        precondition(6 * count <= points.count, "a part's points fit")
        for (place, index) in indices.enumerated() {
            let field = fields[index % fields.count]
            let point = field.point(at: index, source: source)
            for corner in 0..<3 {
                points[2 * (corner * count + place)] = point.0 + (corner == 1 ? field.distance.0 : 0)
                points[2 * (corner * count + place) + 1] = point.1 + (corner == 2 ? field.distance.1 : 0)
            }
        }
        let points = UnsafeBufferPointer(rebasing: points[..<(6 * count)])
        let colours = UnsafeMutableBufferPointer(rebasing: colours[..<(3 * channels * count)])
        if let scratch {
            network.evaluate(points, into: colours, scratch: scratch)
        } else {
            network.evaluate(points, into: colours, keeping: kept)
        }
        slopes = (0..<count).map { slope(at: $0) }
    }

    /// The colours at the points measured last, `[count][channels]`.
    var pointColours: [Float] { Array(colours[..<(count * channels)]) }

    /// Leaves the gradient of `penalty`, and of `pull` if there is one, with respect to the network's weights, in
    /// ``gradient``. It is computed from the values that were kept last.
    ///
    /// - Parameter first: the index of the part's first point among all.
    package func backpropagate(
        _ penalty: SlopePenalty, pull: PalettePull? = nil, first: Int = 0, network: PackedNetwork,
        scratch: PackedNetwork.Scratch
    ) {
        gradient.clear()
        for place in 0..<count {
            let factor = penalty.derivatives[first + place] / slopes[place]
            for channel in 0..<channels {
                let here = place * channels + channel
                let right = factor * (colours[count * channels + here] - colours[here])
                let below = factor * (colours[2 * count * channels + here] - colours[here])
                derivatives[here] = -(right + below)
                if let pull { derivatives[here] += pull.derivatives[first + place] * pull.direction[channel] }
                derivatives[count * channels + here] = right
                derivatives[2 * count * channels + here] = below
            }
        }
        network.backpropagate(
            derivatives: UnsafeBufferPointer(rebasing: derivatives[..<(3 * channels * count)]), through: kept,
            into: gradient, scratch: scratch)
    }

    private func slope(at place: Int) -> Float {
        var square = Self.leastSquare
        for channel in 0..<channels {
            let here = place * channels + channel
            let right = colours[count * channels + here] - colours[here]
            let below = colours[2 * count * channels + here] - colours[here]
            square += right * right + below * below
        }
        return square.squareRoot()
    }
}
