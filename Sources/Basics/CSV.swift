// SPDX-License-Identifier: MIT

/// Rows of comma-separated values (RFC 4180).
public enum CSV {
    /// A row without its line end. Cells that contain a comma, a quotation mark or a line end are in quotes.
    public static func row(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
