// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Synchronization

/// A log that pictures, some at the same time, write lines to; each line is in the file as soon as it is written.
final class LogFile: Sendable {
    let path: FilePath
    private let format: LogFormat
    /// Open once a picture was begun.
    private let file = Mutex<FileDescriptor?>(nil)

    /// - Throws: ``StudioFailure`` for a file that is something else, `StorageError`.
    init(_ path: FilePath) throws {
        self.path = path
        format = LogFormat(for: path)
        try path.folder.makeFolder()
        _ = try read()
    }

    deinit { file.withLock { try? $0?.close() } }

    /// Begins a picture, or goes on with one: what the log says of it beyond `step` is removed.
    ///
    /// - Returns: what it says of it up to there.
    /// - Throws: ``StudioFailure``, `StorageError`.
    func begin(_ description: RunDescription, at step: Int) throws -> [RunStep] {
        try file.withLock { file in
            let lines = try read().filter { $0.line.picture != description.picture || $0.line.holds(at: step) }
            let own = lines.map(\.line).filter { $0.picture == description.picture }
            var text = format.heading + lines.map { $0.text + "\n" }.joined()
            if !own.contains(where: { if case .begin = $0 { true } else { false } }) {
                text += try format.text(.begin(description))
            }
            let begun = file
            file = nil
            try StorageError.naming(.write, path) { try begun?.close() }
            try AtomicFile.write(Array(text.utf8), to: path)
            file = try StorageError.naming(.write, path) {
                try FileDescriptor.open(path, .writeOnly, options: [.append, .closeOnExec])
            }
            return own.compactMap { if case .step(let step) = $0 { step } else { nil } }
        }
    }

    /// - Throws: `StorageError` (`write`).
    func write(_ line: LogLine) throws {
        let text = try format.text(line)
        try file.withLock { file in
            guard let file else { preconditionFailure("a picture is begun before its steps") }
            do {
                try file.writeAll(Array(text.utf8))
            } catch let reason as Errno {
                throw StorageError(.write, path, reason)
            }
        }
    }

    private func read() throws -> [(text: Substring, line: LogLine)] {
        guard try path.exists() else { return [] }
        do {
            return try LogReader(path: path).lines()
        } catch let failure as StudioFailure {
            throw StudioFailure("\(failure); choose another name for the log, or remove the file", failure.status)
        }
    }
}
