// SPDX-License-Identifier: MIT
import Networks

/// What the networks of a request grow from.
public enum StartChoice: Equatable, Sendable {
    /// The same initial weights, so that all of them mix well.
    case shared
    /// Weights that learned the mean of all pictures.
    case star
    /// Each from the one before it, the first from initial weights.
    case chain
    /// Initial weights of each picture's own; such networks mix badly.
    case own
    /// The weight file of this name.
    case from(String)

    var lineage: Lineage.Start {
        switch self {
        case .shared: .shared
        case .star: .star
        case .chain: .chain
        case .own: .own
        case .from: .from
        }
    }
}
