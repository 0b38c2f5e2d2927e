// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Raster
import Synchronization

/// Asks a terminal for its abilities, and waits at most a tenth of a second.
package enum TerminalQuery {
    /// The terminal's settings before it was made raw, which are restored even if the process ends meanwhile.
    private static let former = Mutex<(descriptor: Int32, settings: termios)?>(nil)

    private static let patience = 0.1

    /// - Returns: nil when the terminal cannot be asked: when the process is in the background, or may not read the
    ///   terminal.
    package static func ask(_ descriptor: Int32) -> TerminalReply? {
        // Standard error of a shell is usually open for reading, too; otherwise the terminal itself is opened.
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

    /// Restores the terminal's settings.
    static func restore() {
        former.withLock { former in
            guard let found = former else { return }
            var settings = found.settings
            // An answer that comes too late would be taken for typed text, so it is discarded.
            tcsetattr(found.descriptor, TCSAFLUSH, &settings)
            former = nil
        }
    }

    private static func makeRaw(_ descriptor: Int32) -> Bool {
        former.withLock { former in
            var settings = termios()
            guard tcgetattr(descriptor, &settings) == 0 else { return false }
            former = (descriptor, settings)
            // Ctrl-C keeps its meaning.
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
            // Bytes that have arrived are read even if this process was suspended past the deadline.
            guard poll(&waiting, 1, Int32(left.rounded(.up))) > 0 else {
                if left > 0 { continue }
                return reply
            }
            let count = read(descriptor, &piece, piece.count)
            if count > 0 { bytes += piece[..<count] } else if count == 0 || errno != EINTR { return reply }
        }
    }
}

/// A terminal's answer to ``TerminalReply/question``, or the beginning of it.
package struct TerminalReply: Equatable {
    /// Whether it knows kitty's graphics.
    package var hasKitty = false
    /// Whether it names sixels (4) among its device attributes.
    package var hasSixel = false
    /// Size of a character, pixels.
    package var cell: PixelSize?
    /// Whether the device attributes have arrived. Every terminal sends them, and they are asked for last.
    package var isComplete = false

    /// Asks whether the terminal takes a pixel (kitty's protocol), how large a character is, and for the device
    /// attributes (DA1).
    package static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[16t\u{1B}[c"

    package init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for part in text.split(separator: "\u{1B}").map(String.init) {
            if part.hasPrefix("_G") {
                hasKitty = hasKitty || part.contains("i=31;OK") || part.contains(";OK")
            } else if let numbers = Self.numbers(part, from: "[?", to: "c") {
                hasSixel = numbers.contains(4)
                isComplete = true
            } else if let numbers = Self.numbers(part, from: "[", to: "t"), numbers.count == 3, numbers[0] == 6,
                (1...512).contains(numbers[1]), (1...512).contains(numbers[2])
            {
                cell = PixelSize(width: numbers[2], height: numbers[1])
            }
        }
    }

    /// The numbers of a control sequence; text typed after it is ignored.
    private static func numbers(_ text: String, from start: String, to end: Character) -> [Int]? {
        guard text.hasPrefix(start), let stop = text.firstIndex(where: { $0.isLetter }), text[stop] == end else {
            return nil
        }
        let inner = text[text.index(text.startIndex, offsetBy: start.count)..<stop]
        return inner.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    }
}
