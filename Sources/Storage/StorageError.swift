// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// A failed file-system call: the operation, the path and the reason.
public struct StorageError: Error, Equatable, CustomStringConvertible {
    /// The operation that failed; it determines how the failure is reported.
    public enum Operation: String, Sendable {
        case create, write, read, rename, remove
    }

    public let operation: Operation
    public let path: FilePath
    public let reason: Errno

    public init(_ operation: Operation, _ path: FilePath, _ reason: Errno) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// For example `cannot write result/sun.mp4: No space left on device`.
    public var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }
}

extension StorageError {
    /// Runs `body`, and turns an `Errno` that it throws into a ``StorageError`` with this operation and path.
    public static func naming<Result>(
        _ operation: Operation, _ path: FilePath, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let reason as Errno {
            throw StorageError(operation, path, reason)
        }
    }

    /// The error of the C call that just failed.
    public static func current(_ operation: Operation, _ path: FilePath) -> StorageError {
        StorageError(operation, path, Errno(rawValue: errno))
    }
}
