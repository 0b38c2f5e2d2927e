// SPDX-License-Identifier: MIT

/// The colours that a figure is drawn in.
public struct Theme: Hashable, Sendable {
    public let paper: Colour
    /// Of text and axes.
    public let ink: Colour
    /// Of what only helps to read: grid lines.
    public let faint: Colour
    /// Of lines, in turn.
    public let series: [Colour]

    public static let light = Theme(paper: .paper, ink: .ink, faint: .faint, series: Colour.series)

    /// The same hues, lighter, on a ground that is nearly black.
    public static let dark = Theme(
        paper: Colour(0.08, 0.085, 0.1), ink: Colour(0.88, 0.89, 0.91), faint: Colour(0.22, 0.23, 0.26),
        series: Colour.series.map { $0.mixed(with: Colour(1, 1, 1), share: 0.3) })

    /// How a line is told from the others: colours in turn, and broken lines once all have been used.
    public func style(ofLine index: Int) -> (colour: Colour, stroke: Stroke) {
        let strokes: [Stroke] = [.solid, .dashed, .dotted]
        return (series[index % series.count], strokes[index / series.count % strokes.count])
    }
}
