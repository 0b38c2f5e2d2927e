// SPDX-License-Identifier: MIT
import Plotting
import Storage
import Studio

extension FuzzReader {
    /// Reads logs and plots them, because wrong numbers show only in plots. Input that begins with a brace is JSON
    /// Lines.
    static let log = FuzzReader("log") { bytes, folder in
        let log = try folder.file(bytes.first == UInt8(ascii: "{") ? "fuzz.jsonl" : "fuzz.csv", bytes)
        let output = try FigureFile(folder.path.appending("fuzz.svg").string)
        for plot in plots { try output.write(plot.figure(LogReader(path: log).curves(), title: "learning")) }
    }

    private static let plots: [CurvePlot] = {
        var losses = CurvePlot()
        losses.measure = .loss
        losses.scale = .logarithmic
        return [CurvePlot(), losses]
            + [CurveAbscissa.seconds, .updates].map { abscissa in
                var plot = CurvePlot()
                plot.abscissa = abscissa
                return plot
            }
    }()
}
