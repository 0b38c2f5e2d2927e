// SPDX-License-Identifier: MIT

/// Weights that a film makes from others and then mixes under a name of their own.
///
/// The name holds a `/`, so it is nobody's.
public struct Derivation: Hashable, Sendable {
    public enum Origin: Hashable, Sendable {
        /// The first mixture's weights, their hidden units put into the order of the second's. They draw the same.
        case aligned(Mixture, to: Mixture)
        /// The weights of a blend that a later movement sets out from.
        case reached(Blend)

        /// The mixtures it is made from.
        public var parts: [Mixture] {
            switch self {
            case .aligned(let mixture, let other): [mixture, other]
            case .reached(let blend): blend.parts
            }
        }
    }

    public let name: String
    public let origin: Origin
}
