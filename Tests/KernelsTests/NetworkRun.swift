// SPDX-License-Identifier: MIT
import Engine
import Networks

/// The outputs of a network for some points, and the gradient of its squared error against given colours.
struct NetworkRun: Equatable {
    var colours: [Float]
    var error: Double
    var gradient: [Float]

    init(_ weights: Weights, points: [Float], targets: [Float], tier: KernelTier) {
        let network = PackedNetwork(weights, tier: tier)
        let scratch = PackedNetwork.Scratch(for: network)
        colours = [Float](repeating: 0, count: targets.count)
        colours.withUnsafeMutableBufferPointer { colours in
            points.withUnsafeBufferPointer { network.evaluate($0, into: colours, scratch: scratch) }
        }
        let sum = Gradient(shape: weights.shape)
        error = points.withUnsafeBufferPointer { points in
            targets.withUnsafeBufferPointer {
                network.accumulateGradient(points, targets: $0, scale: 1, into: sum, scratch: scratch)
            }
        }
        gradient = sum.flat
    }
}
