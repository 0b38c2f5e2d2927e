// SPDX-License-Identifier: MIT
import Storage

/// The reason that a PNG could not be encoded. Failures of the file system are a ``StorageError``.
public struct PNGWriterError: Error, Equatable, CustomStringConvertible {
    public let path: FilePath
    /// libpng's text.
    public let detail: String

    public init(path: FilePath, detail: String) {
        self.path = path
        self.detail = detail
    }

    public var description: String { "cannot encode \(path) as PNG: \(detail)" }
}
