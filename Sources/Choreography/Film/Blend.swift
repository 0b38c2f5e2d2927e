// SPDX-License-Identifier: MIT

/// What is mixed for one frame.
///
/// Whatever a mixture can say is said by one, so equal blends are `==`.
public enum Blend: Hashable, Sendable {
    /// The same coefficients for every weight.
    case mixture(Mixture)

    /// Nil where coefficients depend on the weights.
    public var mixture: Mixture? {
        switch self {
        case .mixture(let mixture): mixture
        }
    }
}

extension Blend: CustomStringConvertible {
    public var description: String {
        switch self {
        case .mixture(let mixture): mixture.description
        }
    }
}
