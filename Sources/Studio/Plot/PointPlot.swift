// SPDX-License-Identifier: MIT
import Plotting

/// Plots the colours of watched points.
public enum PointPlot {
    /// Maximum number of panels, one below the other; more would exceed the height of a canvas.
    private static let mostTracks = 200

    /// A figure with a panel for each watched point of each curve.
    ///
    /// - Parameter wanted: the points of the pictures that were learned in this run, by name; those of other pictures
    ///   come from their log.
    /// - Throws: ``StudioFailure`` when no points were watched.
    public static func figure(_ curves: [LearningCurve], plot: CurvePlot, wanted: [String: [PointRecord]]) throws
        -> ColourTracks
    {
        let tracks = curves.flatMap { curve in
            (curve.description?.watchPoints ?? []).enumerated().map { index, point in
                let record = wanted[curve.name].flatMap { $0.indices.contains(index) ? $0[index] : nil }
                let samples = curve.steps.compactMap { step -> ColourTracks.Sample? in
                    guard let x = plot.abscissa.value(step), let colours = step.points,
                        colours.indices.contains(index)
                    else { return nil }
                    return ColourTracks.Sample(x: x, colour: colours[index])
                }
                let colours = curve.description?.watchColours ?? []
                let wanted = record?.picture ?? (colours.indices.contains(index) ? colours[index] : nil)
                let ends = curve.end?.settled ?? []
                let settled = record?.settledStep ?? (ends.indices.contains(index) ? ends[index] : nil)
                let channels = wanted?.count ?? samples.last?.colour.count
                return ColourTracks.Track(
                    name: (curves.count > 1 ? "\(curve.name)  " : "") + "\(point[0]), \(point[1])",
                    // An older run of the same name may have had other channels.
                    samples: samples.filter { $0.colour.count == channels }, wanted: wanted,
                    settled: settled.flatMap { settled in
                        // The log counts in steps; the mark stands where the axis has that step.
                        let step = curve.steps.first { $0.step >= settled }
                        return step.flatMap(plot.abscissa.value).map { ($0, "kept to from step \(settled) on") }
                    })
            }
        }
        guard !tracks.isEmpty else {
            throw StudioFailure("no points were watched; learn with --watch-points \"0.5,0.5 0.2,0.8\"", .usage)
        }
        let shown = Array(tracks.prefix(mostTracks))
        return ColourTracks(
            title: "colours of watched places"
                + (shown.count < tracks.count ? ", the first \(shown.count) of \(tracks.count)" : ""),
            xLabel: plot.abscissa.label, xScale: plot.scale, tracks: shown,
            theme: plot.theme)
    }
}
