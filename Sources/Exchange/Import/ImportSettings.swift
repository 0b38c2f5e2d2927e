// SPDX-License-Identifier: MIT
import Networks

/// Properties of another program's network that its arrays do not show.
public struct ImportSettings: Hashable, Sendable {
    /// The order in which the first layer takes the coordinates.
    public enum CoordinateOrder: String, Hashable, Sendable, CaseIterable {
        /// y, then x: `meshgrid` with `indexing="ij"`, as in SIREN's own code.
        case yx
        /// x, then y.
        case xy
    }

    /// The range in which the colours were learned.
    public enum ColourRange: String, Hashable, Sendable, CaseIterable {
        /// Colours in -1...1.
        case signed
        /// Colours in 0...1.
        case unit
    }

    public var activation = Activation.sine
    public var output = OutputActivation.linear
    /// The factor of the first layer's sums before the activation; SIREN's is 30.
    public var firstOmega = 1.0
    /// The factor of the other hidden layers' sums.
    public var omega = 1.0
    public var order = CoordinateOrder.yx
    /// The colour range of a linear output.
    public var colours = ColourRange.signed
    /// The learned picture's size in pixels. In the other program both sides span -1...1, here only the shorter one
    /// does.
    public var pictureWidth: Int?
    public var pictureHeight: Int?
    /// Whether the centres of the outermost pixels are at -1 and 1, as with `linspace(-1, 1, n)`, rather than half a
    /// pixel inside. Needs the picture's size.
    public var isCornerToCorner = false

    public init() {}

    /// The factors from the studio's coordinates to the other program's.
    var scale: (x: Double, y: Double) {
        guard let width = pictureWidth, let height = pictureHeight else { return (1, 1) }
        let short = Double(min(width, height))
        func factor(_ side: Int) -> Double {
            let spread = isCornerToCorner && side > 1 ? Double(side) / Double(side - 1) : 1
            return short / Double(side) * spread
        }
        return (factor(width), factor(height))
    }
}
