// SPDX-License-Identifier: MIT

extension LinePlot {
    /// One line.
    public struct Series: Sendable {
        /// The name in the legend; a series without a name has no entry there.
        public let name: String
        /// Points in the order of x.
        public let points: [(x: Double, y: Double)]
        /// nil for the theme's choice.
        public var colour: Colour?
        /// nil for the theme's choice: unbroken for the first six series.
        public var stroke: Stroke?
        /// Whether the end is marked with a cross, as premature.
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

    /// An event at one position on the x axis.
    public struct Event: Sendable {
        public let name: String
        public let x: Double
        /// nil for the theme's ink.
        public var colour: Colour?

        public init(_ name: String, x: Double, colour: Colour? = nil) {
            self.name = name
            self.x = x
            self.colour = colour
        }
    }
}
