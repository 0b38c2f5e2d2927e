// SPDX-License-Identifier: MIT
import Plotting

/// The colours of watched places, plotted.
enum PointPlot {
    /// A panel for each place of each curve.
    ///
    /// - Throws: ``StudioFailure`` where no places were watched.
    static func figure(_ curves: [LearningCurve], plot: CurvePlot, wanted: [String: [PointRecord]]) throws
        -> ColourTracks
    {
        let tracks = curves.flatMap { curve in
            (curve.description?.watchPoints ?? []).enumerated().map { index, point in
                let record = wanted[curve.name].flatMap { $0.indices.contains(index) ? $0[index] : nil }
                return ColourTracks.Track(
                    name: (curves.count > 1 ? "\(curve.name)  " : "") + "\(point[0]), \(point[1])",
                    samples: curve.steps.compactMap { step in
                        guard let x = plot.abscissa.value(step), let colours = step.points,
                            colours.indices.contains(index)
                        else { return nil }
                        return ColourTracks.Sample(x: x, colour: colours[index])
                    }, wanted: record?.picture,
                    settled: record?.settledStep.flatMap { settled in
                        // Told in steps, shown where the axis has that step.
                        let step = curve.steps.first { $0.step >= settled }
                        return step.flatMap(plot.abscissa.value).map { ($0, "kept to from step \(settled) on") }
                    })
            }
        }
        guard !tracks.isEmpty else {
            throw StudioFailure("no places were watched; learn with --watch-points \"0.5,0.5 0.2,0.8\"", .usage)
        }
        return ColourTracks(
            title: "colours of watched places", xLabel: plot.abscissa.label, xScale: plot.scale, tracks: tracks,
            theme: plot.theme)
    }
}
