// SPDX-License-Identifier: MIT

/// The colours of a figure.
public struct Theme: Hashable, Sendable {
    public let paper: Colour
    /// The colour of text and axes.
    public let ink: Colour
    /// The colour of grid lines and other aids.
    public let faint: Colour
    /// The colours of lines, in turn.
    public let series: [Colour]

    public static let light = Theme(paper: .paper, ink: .ink, faint: .faint, series: Colour.series)

    /// The colours for a background that is nearly black: the same hues, lighter.
    public static let dark = Theme(
        paper: Colour(0.08, 0.085, 0.1), ink: Colour(0.88, 0.89, 0.91), faint: Colour(0.22, 0.23, 0.26),
        series: Colour.series.map { $0.mixed(with: Colour(1, 1, 1), share: 0.3) })

    /// The style that distinguishes a line from the others: colours in turn, then the same colours with broken strokes.
    public func style(ofLine index: Int) -> (colour: Colour, stroke: Stroke) {
        let strokes: [Stroke] = [.solid, .dashed, .dotted]
        return (series[index % series.count], strokes[index / series.count % strokes.count])
    }
}
