// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// The events of one run, in a file that TensorBoard reads while it grows.
///
/// A run is a folder and has its name. Each event reaches the file in one write, so that a reader finds at most the
/// last event incomplete. Events carry the time of day, so the files of two equal runs differ.
public final class TensorBoardEvents {
    public let path: FilePath
    private let descriptor: FileDescriptor

    private static let prefix = "events.out.tfevents."
    private static let suffix = ".inbetween"
    private static let restarted = 1

    /// Begins the run's file, or continues an existing one.
    ///
    /// - Parameters:
    ///   - folder: the run's folder; it must exist.
    ///   - step: the first step of the run. At 0, files of an earlier run are removed. Beyond 0, the latest file is
    ///     continued: its torn end is cut off, and its readers are told to discard its events of later steps.
    /// - Throws: ``StorageError``.
    public init(in folder: FilePath, from step: Int) throws {
        let earlier = try Self.files(in: folder)
        if step > 0, let last = earlier.last {
            path = folder.appending(last)
            descriptor = try Self.open(path)
            do {
                try Self.cutTornEnd(of: path, descriptor)
                try append { message in
                    message.add(2, step + 1)
                    var session = ProtobufMessage()
                    session.add(1, Self.restarted)
                    message.add(7, session)
                }
            } catch {
                try? descriptor.close()
                throw error
            }
            return
        }
        for name in earlier {
            let old = folder.appending(name)
            try old.removeFile()
        }
        let seconds = String(format: "%010d", Int(Date().timeIntervalSince1970))
        path = folder.appending("\(Self.prefix)\(seconds)\(Self.suffix)")
        descriptor = try Self.open(path)
        do {
            try append { $0.add(3, "brain.Event:2") }
        } catch {
            try? descriptor.close()
            throw error
        }
    }

    deinit { try? descriptor.close() }

    /// Writes values for a step.
    ///
    /// - Throws: ``StorageError`` (`write`).
    public func write(_ values: [TensorBoardValue], step: Int) throws {
        var summary = ProtobufMessage()
        for value in values { summary.add(1, value.message) }
        try append { event in
            event.add(2, step)
            event.add(5, summary)
        }
    }

    /// Appends one event, stamped with the current time.
    private func append(_ fill: (inout ProtobufMessage) -> Void) throws {
        var event = ProtobufMessage()
        event.add(1, Date().timeIntervalSince1970)
        fill(&event)
        let length = try? descriptor.seek(offset: 0, from: .end)
        do {
            try descriptor.writeAll(TensorBoardRecord.framed(event.bytes))
        } catch let reason as Errno {
            // With half an event in the file, readers would wait for the rest.
            if let length { _ = ftruncate(descriptor.rawValue, off_t(length)) }
            throw StorageError(.write, path, reason)
        }
    }

    // MARK: Files

    /// The folder's event files by the studio, oldest first.
    private static func files(in folder: FilePath) throws -> [String] {
        let names = try folder.entries().map(\.string)
        return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }.sorted()
    }

    private static func open(_ path: FilePath) throws -> FileDescriptor {
        do {
            return try FileDescriptor.open(
                path, .readWrite, options: [.create, .append, .closeOnExec],
                permissions: FilePermissions(rawValue: 0o666))
        } catch let reason as Errno {
            throw StorageError(.create, path, reason)
        }
    }

    /// Cuts off a partial event left by a killed process; readers would wait for its rest forever.
    private static func cutTornEnd(of path: FilePath, _ descriptor: FileDescriptor) throws {
        let bytes = try path.bytes(upTo: .max)
        let sound = TensorBoardRecord.soundLength(of: [UInt8](bytes))
        guard sound < bytes.count else { return }
        guard ftruncate(descriptor.rawValue, sound) == 0 else { throw StorageError.current(.write, path) }
    }
}
