// SPDX-License-Identifier: MIT
import Foundation

/// A pseudo terminal, which may answer queries about itself.
public final class Terminal: Transcript {
    let childDescriptor: Int32
    private let master: Int32
    private var bytes: [UInt8] = []

    /// Linux's `TIOCSPTLCK` and `TIOCGPTN`, macros that Swift cannot see.
    private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

    /// - Parameter answer: the answer to the query, written before it, so that it never comes too late.
    public init(answer: String = "", columns: Int = 80) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        var (locked, number): (Int32, Int32) = (0, 0)
        guard master >= 0, ioctl(master, Self.setLock, &locked) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
            throw ChildProcess.Failure(description: "no pseudo-terminal")
        }
        childDescriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard childDescriptor >= 0 else { throw ChildProcess.Failure(description: "no pseudo-terminal") }
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        _ = write(master, answer, answer.utf8.count)
    }

    deinit {
        close(childDescriptor)
        close(master)
    }

    var text: String {
        drain()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads the output. A terminal that is not read takes only some kilobytes, and then blocks the writer.
    func drain() {
        var piece = [UInt8](repeating: 0, count: 4096)
        while case let count = read(master, &piece, piece.count), count > 0 { bytes += piece[..<count] }
    }
}

extension Terminal {
    /// Whether typed text is echoed and passed on line by line, as a shell expects.
    public var isAsShellsLikeIt: Bool {
        var settings = termios()
        return tcgetattr(childDescriptor, &settings) == 0
            && settings.c_lflag & tcflag_t(ICANON | ECHO) == tcflag_t(ICANON | ECHO)
    }
}
