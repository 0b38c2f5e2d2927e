// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// The two streams of a command: results on standard output, everything else on standard error.
package final class Console: @unchecked Sendable {
    /// Whether only results and errors are printed.
    package let isQuiet: Bool
    /// Whether a person watches standard error on a terminal that can move its cursor.
    package let isInteractive: Bool

    private let lock = NSLock()
    private var liveLineCount = 0
    /// The picture above the live lines.
    private var livePicture: LivePicture?

    package init(isQuiet: Bool) {
        self.isQuiet = isQuiet
        isInteractive = !isQuiet && isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Prints a line of the command's result. Failures are checked when the command ends.
    package func result(_ line: String) {
        lock.withLock {
            eraseLiveLines()
            StandardStream.output.write(line.printable + "\n")
        }
    }

    /// Prints a line about the work, but not in quiet mode.
    package func note(_ line: String) {
        if !isQuiet { tell(line) }
    }

    /// Prints a line even in quiet mode.
    package func error(_ line: String) { tell(line) }

    private func tell(_ line: String) {
        lock.withLock {
            eraseLiveLines()
            StandardStream.errors.write(line.printable + "\n")
        }
    }

    /// Shows lines that the next ones replace, and a picture above them; only on a terminal.
    func showLive(_ lines: [String], under picture: LivePicture? = nil) {
        guard isInteractive else { return }
        lock.withLock {
            // Lines are cut, as one that wrapped would not be erased completely.
            let width = Self.terminalWidth
            let text = lines.map { TerminalColumns.prefix($0.printable, width - 1) + "\n" }.joined()
            if let picture, let shown = livePicture, shown.rows == picture.rows, liveLineCount > 0 {
                // Written over the old picture without erasing it first, so that nothing flickers.
                let isNew = picture.serial != shown.serial
                let up = liveLineCount + (isNew ? picture.rows : 0)
                StandardStream.errors.write(
                    "\r\u{1B}[\(up)A" + (isNew ? picture.text : "") + "\u{1B}[J" + text)
            } else {
                eraseLiveLines()
                var ground = ""
                if let picture {
                    // Scrolls first to make room, as writing a picture moves the cursor up and down.
                    ground = String(repeating: "\n", count: picture.rows) + "\u{1B}[\(picture.rows)A" + picture.text
                }
                StandardStream.errors.write(ground + text)
            }
            livePicture = picture
            liveLineCount = lines.count
        }
    }

    func clearLive() {
        lock.withLock { eraseLiveLines() }
    }

    /// Call with the lock held.
    private func eraseLiveLines() {
        let rows = liveLineCount + (livePicture?.rows ?? 0)
        guard rows > 0 else { return }
        // The terminal may have echoed a "^C", after which the cursor is not where we left it.
        StandardStream.errors.write("\(livePicture?.removal ?? "")\r\u{1B}[\(rows)A\u{1B}[J")
        liveLineCount = 0
        livePicture = nil
    }

    /// The beginning of a line that is written over whatever else is on it, such as the `^C` that terminals echo.
    static var lineStart: String { isatty(STDERR_FILENO) == 1 ? "\r" : "" }

    /// Columns of the terminal on standard error; 80 where it does not say.
    private static var terminalWidth: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
