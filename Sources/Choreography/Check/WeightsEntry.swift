// SPDX-License-Identifier: MIT

/// What decides with which others a weight file can be mixed.
public struct WeightsEntry: Hashable, Sendable {
    /// The network shape, to be read by a person: `2-64-64-3 sine`.
    public let shape: String
    /// Weights mix when their families are equal.
    public let family: String
    /// Weights walk well when their lineages are equal; others dissolve.
    public let lineage: String
    /// Whether the network repeats beyond the picture's frame what is inside it.
    public let isTile: Bool

    public init(shape: String, family: String, lineage: String, isTile: Bool = false) {
        self.shape = shape
        self.family = family
        self.lineage = lineage
        self.isTile = isTile
    }
}
