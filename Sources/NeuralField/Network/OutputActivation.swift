// SPDX-License-Identifier: MIT

/// The function that turns the last layer's sums into colour.
public enum OutputActivation: String, Hashable, Sendable, CaseIterable, Codable {
    /// `1 / (1 + exp(-z))`: always a displayable colour.
    case sigmoid
    /// `(z + 1) / 2`, as SIREN learns colours scaled to -1...1; clipped only when shown.
    case linear
}
