// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Synchronization

/// Whether the user asked to stop, with Ctrl-C, a termination signal, or by closing the terminal.
///
/// The first request lets the work end in order; the second ends the process at once, as if it were killed. Work that
/// cannot check for a request, such as an encoder's last minute, is abandoned: see ``abandoning(_:_:)``.
package final class Interruption: Sendable {
    package init() {}

    private let requests = Atomic(0)
    private let isWatching = Atomic(false)
    /// Outcomes of the work that may be abandoned now; the innermost is the last.
    private let abandonable = Mutex<[String]>([])

    /// Seconds that work has to notice a request before it is abandoned; the process must end within two.
    private static let patience = 1.0
    /// Seconds between checks for work to abandon.
    private static let interval = 0.05

    package var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

    /// Runs work that loses nothing when it ends half way. If `work` does not react to a request within a second, the
    /// process ends with `interrupted; OUTCOME` and the exit status for that. Files that are not complete are removed.
    ///
    /// Calls may be nested, on one thread.
    ///
    /// - Parameter outcome: the state of the work if it is abandoned now, and how to continue it.
    package func abandoning<Result>(_ outcome: String, _ work: () throws -> Result) rethrows -> Result {
        abandonable.withLock { $0.append(outcome) }
        defer { abandonable.withLock { _ = $0.removeLast() } }
        return try work()
    }

    /// Begins to handle the signals; until then they end the process.
    ///
    /// A thread of our own reads them from a pipe, as a dispatch queue would have to wait while all cores are at work.
    package func watch() {
        guard !isWatching.exchange(true, ordering: .relaxed) else { return }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let reading = ends[0]
        pipeToWatcher = ends[1]
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // The handler calls only functions that a signal handler may call.
            let old = signal(number) { number in
                let reason = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(pipeToWatcher, &byte, 1)
                errno = reason
            }
            // Under `nohup` the signal is ignored, and the work is to outlive its terminal.
            let wasIgnored = old.map { unsafeBitCast($0, to: Int.self) } == 1
            if number == SIGHUP && wasIgnored { signal(number, SIG_IGN) }
        }
        Thread.detachNewThread {
            Self.unblockSignals()
            var byte: UInt8 = 0
            while true {
                if read(reading, &byte, 1) == 1 { self.request(Int32(byte)) }
            }
        }
    }

    /// Unblocks the signals, since children inherit blocked signals, such as those of a dispatch queue's threads.
    private static func unblockSignals() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    private func request(_ number: Int32) {
        guard requests.wrappingAdd(1, ordering: .relaxed).oldValue > 0 else {
            Thread.detachNewThread { self.abandonWhatGoesOn() }
            return
        }
        TerminalQuery.restore()
        signal(number, SIG_DFL)
        kill(getpid(), number)
    }

    private func abandonWhatGoesOn() -> Never {
        Thread.sleep(forTimeInterval: Self.patience)
        while true {
            abandonable.withLock { outcomes in
                guard let outcome = outcomes.last else { return }
                // The lock is held, so that the work cannot end meanwhile.
                TerminalQuery.restore()
                AtomicFile.removeOpenParts()
                StandardStream.errors.write("\(Console.lineStart)interrupted; \(outcome)\n")
                _exit(ExitStatus.interrupted.rawValue)
            }
            Thread.sleep(forTimeInterval: Self.interval)
        }
    }
}

/// The descriptor to which the signal handler writes the signal's number; set once, before there is a handler.
private nonisolated(unsafe) var pipeToWatcher: Int32 = -1
