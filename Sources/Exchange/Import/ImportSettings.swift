// SPDX-License-Identifier: MIT
import NeuralField

/// What the arrays of a network from elsewhere do not tell.
public struct ImportSettings: Hashable, Sendable {
    /// In which order the first layer takes the coordinates.
    public enum CoordinateOrder: String, Hashable, Sendable, CaseIterable {
        /// Down, then across: `meshgrid` with `indexing="ij"`, as in SIREN's own code.
        case yx
        /// Across, then down.
        case xy
    }

    /// What range the colours were learned in.
    public enum ColourRange: String, Hashable, Sendable, CaseIterable {
        /// -1...1.
        case signed
        /// 0...1.
        case unit
    }

    public var activation = Activation.sine
    public var output = OutputActivation.linear
    /// What the first layer's and the other hidden layers' sums are multiplied by before the activation; SIREN's is 30.
    public var firstOmega = 1.0
    public var omega = 1.0
    public var order = CoordinateOrder.yx
    /// Of a linear output.
    public var colours = ColourRange.signed
    /// The learned picture's pixels. Each side spans -1...1 there, while here only the shorter one does.
    public var pictureWidth: Int?
    public var pictureHeight: Int?
    /// Whether the outermost pixels' centres lie at -1 and 1, as `linspace(-1, 1, n)` puts them, rather than half a pixel
    /// within. Needs the picture's size.
    public var isCornerToCorner = false

    public init() {}

    /// What a coordinate across and one down the picture, as they are here, have to be multiplied by.
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
