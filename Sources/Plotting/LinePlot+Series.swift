// SPDX-License-Identifier: MIT

extension LinePlot {
    /// One line.
    public struct Series: Sendable {
        /// For the legend; without a name there is no entry.
        public let name: String
        /// In the order of x.
        public let points: [(x: Double, y: Double)]
        /// Nil for one of the theme's own.
        public var colour: Colour?
        /// Nil for the theme's choice: unbroken for the first six.
        public var stroke: Stroke?
        /// Whether its end is marked as one that should not have come.
        public var endsInCross: Bool

        public init(
            _ name: String, _ points: [(x: Double, y: Double)], colour: Colour? = nil, stroke: Stroke? = nil,
            endsInCross: Bool = false
        ) {
            self.name = name
            self.points = points
            self.colour = colour
            self.stroke = stroke
            self.endsInCross = endsInCross
        }
    }

    /// Something that happened at one place of the x axis.
    public struct Event: Sendable {
        public let name: String
        public let x: Double
        /// Nil for the theme's ink.
        public var colour: Colour?

        public init(_ name: String, x: Double, colour: Colour? = nil) {
            self.name = name
            self.x = x
            self.colour = colour
        }
    }
}
