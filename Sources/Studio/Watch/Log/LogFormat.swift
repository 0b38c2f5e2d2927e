// SPDX-License-Identifier: MIT
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
            Self.row([
                "step", step.picture, "\(step.step)", Self.text(step.seconds), Self.text(step.pixelUpdates),
                "\(step.error)", Self.text(step.psnrDb), Self.text(step.rate),
                (step.points ?? []).map { $0.map { "\($0)" }.joined(separator: " ") }.joined(separator: ";"),
                Self.text(step.drawnPsnrDb),
            ])
        case (.csv, .end(let end)):
            Self.row([
                end.end, end.picture, "\(end.step)", Self.text(end.seconds), Self.text(end.pixelUpdates), "",
                Self.text(end.psnrDb), "", "", "",
            ])
        }
    }

    private static func text(_ number: (some CustomStringConvertible)?) -> String { number?.description ?? "" }

    private static func row(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\n" }

    /// RFC 4180: in quotes where a cell holds a comma, a quote or a line's end.
    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
