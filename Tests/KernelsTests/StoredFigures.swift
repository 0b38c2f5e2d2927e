// SPDX-License-Identifier: MIT
import Foundation
import Networks

/// The outputs of a network and its gradient, in double precision: see `Fixtures/network.py`.
struct StoredFigures: Decodable {
    let count: Int
    let sigma: Float
    let seed: UInt64
    let hidden: [Int]
    let frequencies: [Float]
    let weights: [Float]
    let points: [Float]
    let targets: [Float]
    let colours: [Double]
    /// The error of all points together.
    let error: Double
    let gradient: [Double]

    static func read() throws -> StoredFigures { try fixture("network.json") }

    var network: Weights {
        Weights(
            shape: NetworkShape(
                encoding: .fourier(count: count, sigma: sigma, seed: seed), hidden: hidden, activation: .tanh,
                output: .sigmoid),
            storage: weights)
    }
}

/// Steps of Adam in single precision: see `Fixtures/adam.py`.
struct StoredSteps: Decodable {
    struct Step: Decodable {
        let rate: Float
        let gradient: [Float]
        let parameters: [Float]
        let mean: [Float]
        let square: [Float]
    }

    let start: [Float]
    let steps: [Step]

    static func read() throws -> StoredSteps { try fixture("adam.json") }
}

private func fixture<Value: Decodable>(_ name: String) throws -> Value {
    let file = Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)")
    return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
}
