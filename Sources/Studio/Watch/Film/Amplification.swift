// SPDX-License-Identifier: MIT

/// The factor by which a difference is enlarged when it is shown.
public enum Amplification: Equatable, Sendable {
    /// The factor that gives the largest difference the full colour.
    case largest
    case factor(Double)

    /// - Parameter largest: the largest difference, 0...1.
    package func factor(largest: Float) -> Float {
        switch self {
        // Equal pictures have nothing to amplify.
        case .largest: largest > 0 ? 1 / largest : 1
        case .factor(let factor): Float(factor)
        }
    }
}
