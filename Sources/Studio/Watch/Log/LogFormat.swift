// SPDX-License-Identifier: MIT
import Basics
import Storage

/// The format of a log: CSV where the file name ends in it, else JSON Lines.
enum LogFormat: Sendable {
    case jsonLines, csv

    init(for path: FilePath) { self = path.extension?.lowercased() == "csv" ? .csv : .jsonLines }

    static let columns = [
        "event", "picture", "step", "seconds", "pixel_updates", "error", "psnr_db", "rate", "points", "drawn_psnr_db",
    ]

    /// The text before the first line.
    var heading: String { self == .csv ? Self.columns.joined(separator: ",") + "\n" : "" }

    /// A line with its newline; empty for a line that the format does not have.
    func text(_ line: LogLine) throws -> String {
        switch (self, line) {
        case (.jsonLines, .begin(let begin)): try JSONLine.text(begin) + "\n"
        case (.jsonLines, .step(let step)): try JSONLine.text(step) + "\n"
        case (.jsonLines, .end(let end)): try JSONLine.text(end) + "\n"
        case (.csv, .begin): ""
        case (.csv, .step(let step)):
            CSV.row([
                "step", step.picture, "\(step.step)", Self.text(step.seconds), Self.text(step.pixelUpdates),
                "\(step.error)", Self.text(step.psnrDb), Self.text(step.rate),
                (step.points ?? []).map { $0.map { "\($0)" }.joined(separator: " ") }.joined(separator: ";"),
                Self.text(step.drawnPsnrDb),
            ]) + "\n"
        case (.csv, .end(let end)):
            CSV.row([
                end.end, end.picture, "\(end.step)", Self.text(end.seconds), Self.text(end.pixelUpdates), "",
                Self.text(end.psnrDb), "", "", "",
            ]) + "\n"
        }
    }

    private static func text(_ number: (some CustomStringConvertible)?) -> String { number?.description ?? "" }
}
