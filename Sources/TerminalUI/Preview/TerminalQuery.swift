// SPDX-License-Identifier: MIT
import Foundation
import Synchronization

/// Asks a terminal what it is, once, and waits a tenth of a second at most.
public enum TerminalQuery {
    /// How the terminal was before it was made raw, for whoever ends the process meanwhile.
    private static let former = Mutex<(descriptor: Int32, settings: termios)?>(nil)

    private static let patience = 0.1

    /// - Returns: nil where nobody can be asked: when the process is in the background, or may not read the terminal.
    package static func ask(_ descriptor: Int32) -> TerminalReply? {
        // Standard error of a shell is open both ways, as a rule; else the terminal itself.
        var reading = descriptor
        if fcntl(descriptor, F_GETFL) & O_ACCMODE != O_RDWR {
            reading = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        }
        guard reading >= 0 else { return nil }
        defer { if reading != descriptor { close(reading) } }
        let foreground = tcgetpgrp(reading)
        guard foreground == -1 || foreground == getpgrp(), makeRaw(reading) else { return nil }
        defer { restore() }
        let question = Array(TerminalReply.question.utf8)
        guard write(reading, question, question.count) == question.count else { return nil }
        return listen(to: reading)
    }

    /// Gives the terminal back as it was.
    static func restore() {
        former.withLock { former in
            guard let found = former else { return }
            var settings = found.settings
            // What comes too late would be taken for typed.
            tcsetattr(found.descriptor, TCSAFLUSH, &settings)
            former = nil
        }
    }

    private static func makeRaw(_ descriptor: Int32) -> Bool {
        former.withLock { former in
            var settings = termios()
            guard tcgetattr(descriptor, &settings) == 0 else { return false }
            former = (descriptor, settings)
            // Ctrl-C stays what it is.
            settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
            withUnsafeMutableBytes(of: &settings.c_cc) { characters in
                characters[Int(VMIN)] = 0
                characters[Int(VTIME)] = 0
            }
            return tcsetattr(descriptor, TCSANOW, &settings) == 0
        }
    }

    private static func listen(to descriptor: Int32) -> TerminalReply {
        let deadline = ContinuousClock.now + .seconds(patience)
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 256)
        while true {
            let reply = TerminalReply(bytes)
            if reply.isComplete || bytes.count > 4096 { return reply }
            let left = max(0, (deadline - .now) / .milliseconds(1))
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            // What has come is read even where this process was kept waiting for longer than it would wait itself.
            guard poll(&waiting, 1, Int32(left.rounded(.up))) > 0 else {
                if left > 0 { continue }
                return reply
            }
            let count = read(descriptor, &piece, piece.count)
            if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { return reply }
        }
    }
}
