// SPDX-License-Identifier: MIT

/// How many times larger a difference is shown.
public enum Amplification: Equatable, Sendable {
    /// So many times that the largest difference has the full colour.
    case largest
    case factor(Double)

    /// - Parameter largest: the largest difference, 0...1.
    package func factor(largest: Float) -> Float {
        switch self {
        // Pictures that are equal need no amplifying.
        case .largest: largest > 0 ? 1 / largest : 1
        case .factor(let factor): Float(factor)
        }
    }
}
