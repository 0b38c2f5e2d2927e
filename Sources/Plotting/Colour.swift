// SPDX-License-Identifier: MIT

/// A colour of a figure: red, green and blue in 0...1.
public struct Colour: Hashable, Sendable {
    public let red: Double
    public let green: Double
    public let blue: Double

    public init(_ red: Double, _ green: Double, _ blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    public static let ink = Colour(0.13, 0.14, 0.16)
    public static let faint = Colour(0.85, 0.86, 0.88)
    public static let paper = Colour(1, 1, 1)

    /// Colours of lines, distinguishable also by people with red-green colour blindness (Okabe and Ito 2008).
    public static let series = [
        Colour(0, 0.45, 0.7), Colour(0.84, 0.37, 0), Colour(0, 0.62, 0.45), Colour(0.8, 0.47, 0.65),
        Colour(0.9, 0.62, 0), Colour(0.34, 0.71, 0.91),
    ]

    /// The linear mixture with `other`, whose weight is `share`.
    public func mixed(with other: Colour, share: Double) -> Colour {
        Colour(
            red + share * (other.red - red), green + share * (other.green - green),
            blue + share * (other.blue - blue))
    }
}
