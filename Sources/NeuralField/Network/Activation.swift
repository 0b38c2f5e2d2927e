// SPDX-License-Identifier: MIT

/// The function each hidden unit applies to its weighted sum `z`.
public enum Activation: String, Hashable, Sendable, CaseIterable, Codable {
    case tanh
    case sigmoid
    /// `sin z`. SIREN's factor (Sitzmann et al. 2020, omega = 30) is part of the initial weights.
    case sine
    /// `max(0, z)`.
    case relu
    /// `exp(-z * z)`.
    case gauss

    /// Whether units answer within -1...1.
    var isBounded: Bool { self != .relu }
}
