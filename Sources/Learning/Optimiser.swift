// SPDX-License-Identifier: MIT

/// The rule that turns gradients into steps.
public enum Optimiser: String, Hashable, Sendable, CaseIterable, Codable {
    /// Momentum made orthogonal on hidden matrices (Jordan et al. 2024), Adam on everything else.
    case muon
    /// Kingma and Ba 2015.
    case adam
    /// Plain gradient descent.
    case sgd
}

extension Optimiser {
    /// The step size to begin with, unless a recipe has a better one.
    public var usualRate: Double {
        switch self {
        case .muon: 0.08
        case .adam: 3e-3
        case .sgd: 1
        }
    }
}
