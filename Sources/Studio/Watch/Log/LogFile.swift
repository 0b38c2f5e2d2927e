// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Synchronization

/// A log of several pictures, which may be learned at the same time. Each line is in the file as soon as it is written.
public final class LogFile: Sendable {
    public let path: FilePath
    private let format: LogFormat
    private let content: Mutex<Content>

    private struct Row {
        /// The line without its newline.
        let text: String
        let line: LogLine
    }

    /// The file's content, which is read only once, as a folder may hold thousands of pictures.
    private struct Content {
        var rows: [Row]
        /// The file, which is opened when the first picture begins and stays open.
        var file: FileDescriptor?
        /// Size of the open file.
        var byteCount = 0
    }

    /// - Throws: ``StudioFailure`` for a file that is not a log, `StorageError`.
    public init(_ path: FilePath) throws {
        self.path = path
        format = LogFormat(for: path)
        try path.folder.makeFolder()
        content = Mutex(Content(rows: try Self.read(path)))
    }

    deinit { content.withLock { try? $0.file?.close() } }

    /// The curves of the pictures of these names, from all runs so far.
    public func curves(of names: Set<String>) -> [LearningCurve] {
        content.withLock { content in
            LearningCurve.curves(of: content.rows.lazy.map(\.line).filter { names.contains($0.picture) })
        }
    }

    /// Begins a picture, or continues it: its lines beyond `step` are removed.
    ///
    /// - Returns: the picture's steps up to `step`.
    /// - Throws: ``StudioFailure``, `StorageError`.
    func begin(_ description: RunDescription, at step: Int) throws -> [RunStep] {
        try content.withLock { content in
            let kept = content.rows.filter { $0.line.picture != description.picture || $0.line.holds(at: step) }
            let own = kept.lazy.map(\.line).filter { $0.picture == description.picture }
            let steps = own.compactMap { if case .step(let step) = $0 { step } else { nil } }
            let isBegun = own.contains { if case .begin = $0 { true } else { false } }
            let isClean = kept.count == content.rows.count && content.file != nil
            content.rows = kept
            if !isClean { try rewrite(&content) }
            if !isBegun { try append(.begin(description), to: &content) }
            return Array(steps)
        }
    }

    /// - Throws: `StorageError` (`write`).
    public func write(_ line: LogLine) throws {
        try content.withLock { content in
            precondition(content.file != nil, "a picture is begun before its steps")
            try append(line, to: &content)
        }
    }

    private func append(_ line: LogLine, to content: inout Content) throws {
        let text = try format.text(line)
        guard let file = content.file, !text.isEmpty else { return }
        do {
            try file.writeAll(Array(text.utf8))
        } catch let reason as Errno {
            // Half a line would corrupt the next line, of another picture perhaps.
            _ = ftruncate(file.rawValue, off_t(content.byteCount))
            throw StorageError(.write, path, reason)
        }
        content.byteCount += text.utf8.count
        content.rows.append(Row(text: String(text.dropLast()), line: line))
    }

    /// Writes all rows again, and opens the file for more.
    private func rewrite(_ content: inout Content) throws {
        do {
            // Closing may report that an earlier write failed.
            defer { content.file = nil }
            try content.file?.close()
        } catch let reason as Errno {
            throw StorageError(.write, path, reason)
        }
        let text = format.heading + content.rows.map { $0.text + "\n" }.joined()
        content.byteCount = text.utf8.count
        try AtomicFile.write(Array(text.utf8), to: path)
        do {
            content.file = try FileDescriptor.open(path, .writeOnly, options: [.append, .closeOnExec])
        } catch let reason as Errno {
            throw StorageError(.write, path, reason)
        }
    }

    private static func read(_ path: FilePath) throws -> [Row] {
        guard try path.exists() else { return [] }
        do {
            return try LogReader(path: path).lines().map { Row(text: String($0.text), line: $0.line) }
        } catch let failure as StudioFailure {
            throw StudioFailure("\(failure); choose another name for the log, or remove the file", failure.kind)
        }
    }
}
