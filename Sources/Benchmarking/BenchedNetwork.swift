// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Raster

/// A network whose learning and drawing are measured.
struct BenchedNetwork: CaseIterable {
    package let name: String
    let shape: NetworkShape

    /// Two small networks and SIREN's, for which figures of other engines exist, and the default recipe's.
    static let allCases = [
        BenchedNetwork(name: "2-100-100-3 sigmoid", shape: plain([100, 100], .sigmoid)),
        BenchedNetwork(name: "2-128-128-3 sine", shape: plain([128, 128], .sine)),
        BenchedNetwork(name: "2-256x4-3 sine", shape: plain([256, 256, 256, 256], .sine)),
        BenchedNetwork(name: "morph", shape: Recipe.morph.shape),
    ]

    private static func plain(_ hidden: [Int], _ activation: Activation) -> NetworkShape {
        NetworkShape(
            encoding: .none, hidden: hidden, activation: activation, output: activation == .sine ? .linear : .sigmoid)
    }
}
