// SPDX-License-Identifier: MIT

/// What one frame shows. Equal shots have equal pixels.
public struct Shot: Hashable, Sendable {
    /// The network.
    public let blend: Blend
    /// The part of its picture plane.
    public let view: View

    public init(_ blend: Blend, view: View = .identity) {
        self.blend = blend
        self.view = view
    }

    /// A mixture, seen as it was learned.
    public init(_ mixture: Mixture) {
        self.init(.mixture(mixture))
    }
}
