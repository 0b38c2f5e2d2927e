// SPDX-License-Identifier: MIT
import Foundation

/// A process that is started, watched and waited for; all tests that start programs do it here.
///
/// Its output goes to nameless files rather than pipes, so that it never waits for a reader. Foundation's `Process`
/// neither reports a child's memory nor gives it a terminal.
public struct ChildProcess {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let executable: String
    private let arguments: [String]
    private let folder: String
    private let terminal: Terminal?
    private let watchesMemory: Bool
    private let interference: Interference?

    /// - Parameters:
    ///   - executable: a path, or a name to look for in `PATH`.
    ///   - folder: where it starts.
    ///   - terminal: its standard error, rather than a file.
    public init(
        executable: String, arguments: [String] = [], folder: String = ".", terminal: Terminal? = nil,
        watchesMemory: Bool = false, interference: Interference? = nil
    ) {
        (self.executable, self.arguments, self.folder) = (executable, arguments, folder)
        (self.terminal, self.watchesMemory, self.interference) = (terminal, watchesMemory, interference)
    }

    /// Microseconds between checks.
    private static let interval: UInt32 = 2000

    /// Time limit, far above what any test needs: it ends only processes that hang.
    private static let longestRun = 600.0

    public func run() throws -> CommandRun {
        let output = try Capture()
        let errors: any Transcript = try terminal ?? Capture()
        let process = try spawn(output: output.childDescriptor, errors: errors.childDescriptor)

        var status: Int32 = 0
        var peak = 0
        var signalled: ContinuousClock.Instant?
        let started = ContinuousClock.now
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { break }
            guard ended == 0 || errno == EINTR else {
                throw Failure(description: "cannot wait for \(executable): \(String(cString: strerror(errno)))")
            }
            terminal?.drain()
            if watchesMemory { peak = max(peak, Self.peakMemory(of: process)) }
            if let interference, signalled == nil, interference.isDue(errors.text) {
                signalled = .now
                kill(process, interference.signal)
            }
            if ContinuousClock.now - started > .seconds(Self.longestRun) {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                throw Failure(description: "\(command.joined(separator: " ")) hangs\n\(errors.text)")
            }
            usleep(Self.interval)
        }
        let signal = status & 0x7F
        return CommandRun(
            command: command, process: process, exitCode: signal == 0 ? status >> 8 & 0xFF : -signal,
            outputBytes: output.bytes, errors: errors.text, peakMemory: peak,
            secondsAfterSignal: signalled.map { (ContinuousClock.now - $0) / .seconds(1) })
    }

    private var command: [String] { [executable] + arguments }

    private static let env = "/usr/bin/env"

    private func spawn(output: Int32, errors: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)

        // A test runner may ignore signals; a shell's child does not.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGPIPE, SIGHUP, SIGXFSZ] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        // Swift's Glibc hides the call that would start it elsewhere; `env` becomes the program, with the same id.
        let words = ([Self.env, "--chdir=\(folder)"] + command).map { strdup($0) } + [nil]
        let variables = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, Self.env, &actions, &attributes, words, variables)
        guard code == 0 else {
            throw Failure(description: "cannot start \(executable): \(String(cString: strerror(code)))")
        }
        return process
    }

    /// Memory of the program alone. The kernel's `ru_maxrss` also counts the moment between fork and exec, when the
    /// child is as large as its parent.
    private static func peakMemory(of process: pid_t) -> Int {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return 0 }
        return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 } ?? 0
    }
}
