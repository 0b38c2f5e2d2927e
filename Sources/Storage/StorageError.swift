// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// A file-system call that failed: on what, doing what, and why.
public struct StorageError: Error, Equatable, CustomStringConvertible {
    /// What was being done when the call failed; decides how the failure is reported.
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
    /// Does what may fail with a number only, and names what it was done to.
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
