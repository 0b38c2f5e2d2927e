// SPDX-License-Identifier: MIT
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

    /// RFC 4180: a cell with a comma, a quote or a newline is put in quotes.
    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
