// SPDX-License-Identifier: MIT
import Dispatch
import Foundation
import Synchronization

/// Whether the user asked to stop, with Ctrl-C, a termination signal, or by closing the terminal.
///
/// The first request lets the work come to a good end; the second ends the process at once, as if it were killed.
final class Interruption: Sendable {
    static let shared = Interruption()

    private let requests = Atomic(0)
    private let sources = Mutex<[any DispatchSourceSignal]>([])

    var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

    /// Takes the signals over from the system; until then they end the process.
    func watch() {
        sources.withLock { sources in
            guard sources.isEmpty else { return }
            for number in [SIGINT, SIGTERM, SIGHUP] {
                let wasIgnored = signal(number, SIG_IGN).map { unsafeBitCast($0, to: Int.self) } == 1
                // `nohup` wants the work to outlive its terminal.
                if number == SIGHUP && wasIgnored { continue }
                let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
                source.setEventHandler { self.request(number) }
                source.resume()
                sources.append(source)
            }
        }
    }

    private func request(_ number: Int32) {
        guard requests.wrappingAdd(1, ordering: .relaxed).oldValue > 0 else { return }
        TerminalQuery.restore()
        signal(number, SIG_DFL)
        kill(getpid(), number)
    }
}
