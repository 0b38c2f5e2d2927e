// SPDX-License-Identifier: MIT
import NeuralField

/// The initial weights of the networks of a request.
public enum StartChoice: Equatable, Sendable {
    /// The same random weights for all, so that they mix well.
    case shared
    /// Weights that have learned the mean of all pictures.
    case star
    /// Each picture's from those of the one before it, and the first picture's from random weights.
    case chain
    /// Random weights of each picture's own; such networks mix badly.
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
