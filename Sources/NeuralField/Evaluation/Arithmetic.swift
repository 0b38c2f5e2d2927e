// SPDX-License-Identifier: MIT

/// What a network is evaluated in.
public enum Arithmetic: Sendable {
    case floats
    /// 16-bit integers in the deeper half of the hidden layers, nearly twice as quick there: colours are off by some
    /// hundredths of 1/255. Activations there and of the lattice before are good to 16 bits. Floats wherever a network has
    /// no such weights.
    case fixedPoint
}
