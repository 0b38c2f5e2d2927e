// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Synchronization

/// Whether the user asked to stop, with Ctrl-C, a termination signal, or by closing the terminal.
///
/// The first request lets the work come to a good end; the second ends the process at once, as if it were killed. Work
/// that cannot be asked, such as an encoder's last minute, is abandoned: see ``abandoning(_:_:)``.
package final class Interruption: Sendable {
    package init() {}

    private let requests = Atomic(0)
    private let isWatching = Atomic(false)
    /// What to tell of the work that may be abandoned now; the innermost is the last.
    private let abandonable = Mutex<[String]>([])

    /// Seconds that work has to notice a request before it is abandoned; it may take two to end.
    private static let patience = 1.0
    /// Seconds between looks whether there is something to abandon.
    private static let interval = 0.05

    package var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

    /// Does what loses nothing when it ends half way. A request that `work` does not heed within a second ends the process,
    /// with `interrupted; OUTCOME` and the exit status that goes with it; files that are not complete are removed.
    ///
    /// Calls may be nested, on one thread.
    ///
    /// - Parameter outcome: what became of the work so far, and how to go on.
    package func abandoning<Result>(_ outcome: String, _ work: () throws -> Result) rethrows -> Result {
        abandonable.withLock { $0.append(outcome) }
        defer { abandonable.withLock { _ = $0.removeLast() } }
        return try work()
    }

    /// Takes the signals over from the system; until then they end the process.
    ///
    /// A thread of our own takes them from a pipe: a dispatch queue's would have to wait itself while all cores are at work.
    package func watch() {
        guard !isWatching.exchange(true, ordering: .relaxed) else { return }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let reading = ends[0]
        pipeToWatcher = ends[1]
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // Nothing is done in the handler but what may be done there.
            let old = signal(number) { number in
                let reason = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(pipeToWatcher, &byte, 1)
                errno = reason
            }
            // `nohup` wants the work to outlive its terminal.
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

    /// A parent that blocks signals, as the threads of a dispatch queue do, hands that on to its children.
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
                // With the lock held, so that the work cannot come to an end meanwhile.
                TerminalQuery.restore()
                AtomicFile.removeOpenParts()
                StandardStream.errors.write("\(Console.lineStart)interrupted; \(outcome)\n")
                _exit(ExitStatus.interrupted.rawValue)
            }
            Thread.sleep(forTimeInterval: Self.interval)
        }
    }
}

/// Where the signal handler writes the signal's number; set once, before there is a handler.
private nonisolated(unsafe) var pipeToWatcher: Int32 = -1
