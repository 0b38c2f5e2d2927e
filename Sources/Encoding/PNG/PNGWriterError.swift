// SPDX-License-Identifier: MIT
import Storage

/// A PNG that could not be written for a reason other than the file system's, which is a ``StorageError``.
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
