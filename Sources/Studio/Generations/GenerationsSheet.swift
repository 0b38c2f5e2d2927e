// SPDX-License-Identifier: MIT
import Basics
import Networks
import Plotting
import Raster

/// Figures of a line of generations: a contact sheet, and plots of its distances.
public struct GenerationsSheet {
    let session: GenerationsSession
    let request: GenerationsRequest

    public init(session: GenerationsSession, request: GenerationsRequest) {
        self.session = session
        self.request = request
    }

    private static let columns = 10
    private static let mostCells = 100
    private static let cellSide = 128

    /// The original and every k-th generation, in rows of ten; k grows so that there are at most about a hundred cells.
    ///
    /// - Throws: errors of weight files.
    public func contacts() throws -> ContactSheet {
        let count = session.state.figures.count
        let stride = request.every * max(1, (count / request.every + Self.mostCells - 1) / Self.mostCells)
        let size = request.subject.original.size.fitted(into: Self.cellSide)
        let generations = Array(Swift.stride(from: 0, through: count, by: stride))
        var rows: [(name: String, pictures: [Picture])] = []
        for start in Swift.stride(from: 0, to: generations.count, by: Self.columns) {
            let row = generations[start..<min(start + Self.columns, generations.count)]
            let pictures = try row.compactMap { try session.drawing(of: $0)?.resized(to: size) }
            rows.append((name: String(row[row.startIndex]), pictures: pictures))
        }
        let columns = min(Self.columns, generations.count)
        return ContactSheet(headings: (0..<columns).map { $0 == 0 ? "" : "+\($0 * stride)" }, rows: rows)
    }

    /// Three plots, one above the other: distances of the drawings, their PSNR, and the weights.
    public func plots() -> FigureColumn {
        let figures = session.state.figures
        func series(_ name: String, _ value: (GenerationFigures) -> Double?) -> LinePlot.Series {
            LinePlot.Series(
                name, figures.compactMap { row in value(row).map { (Double(row.generation), $0) } },
                endsInCross: session.state.isLost)
        }
        func plot(_ title: String, _ yLabel: String, _ series: [LinePlot.Series]) -> LinePlot {
            var plot = LinePlot(title: title, xLabel: "generation", yLabel: yLabel, series: series)
            plot.baseSize = PixelSize(width: 760, height: 300)
            return plot
        }
        var fidelity = plot(
            "likeness", "PSNR, dB",
            [series("to the parent", \.psnrToParent), series("to the original", \.psnrToOriginal)])
        fidelity.includesZero = false
        return FigureColumn([
            plot(
                "\(request.subject.name): drawings \(session.descent.words)",
                "difference of the drawings, levels of 255",
                [
                    series("to the parent", \.pictureToParent), series("to the first", \.pictureToFirst),
                    series("to the original", \.pictureToOriginal),
                ]),
            fidelity,
            plot(
                "weights \(session.weightDescent.words)", "length",
                [
                    series("of the weights", \.norm), series("to the parent", \.weightsToParent),
                    series("to the first", \.weightsToFirst),
                ]),
        ])
    }
}
