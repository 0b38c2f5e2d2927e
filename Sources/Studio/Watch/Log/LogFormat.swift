// SPDX-License-Identifier: MIT
import Basics
import Storage

/// How a log is written: as JSON Lines, or as CSV where its name ends so.
enum LogFormat: Sendable {
    case jsonLines, csv

    init(for path: FilePath) { self = path.extension?.lowercased() == "csv" ? .csv : .jsonLines }

    static let columns = [
        "event", "picture", "step", "seconds", "pixel_updates", "error", "psnr_db", "rate", "points", "drawn_psnr_db",
    ]

    /// What stands before the first line.
    var heading: String { self == .csv ? Self.columns.joined(separator: ",") + "\n" : "" }

    /// A line with its end; empty for what the format has no room for.
    public func text(_ line: LogLine) throws -> String {
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
