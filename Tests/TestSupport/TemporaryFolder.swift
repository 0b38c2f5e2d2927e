// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A temporary folder, removed with its content when this object is released.
public final class TemporaryFolder: Sendable {
    public let path: FilePath

    public init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("inbetween-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path.string) }

    public func file(_ name: String) -> FilePath { path.appending(name) }

    /// The path of a file in the folder, as text.
    public func location(of name: String) -> String { file(name).string }

    /// Writes `bytes` to the file `name` and makes its missing parent folders.
    @discardableResult public func write(_ bytes: [UInt8], as name: String) throws -> FilePath {
        let file = file(name)
        try FileManager.default.createDirectory(
            atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: file.string, contents: Data(bytes)) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return file
    }

    @discardableResult public func write(_ text: String, as name: String) throws -> FilePath {
        try write(Array(text.utf8), as: name)
    }

    public func bytes(of name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: file(name).string)))
    }

    public func text(of name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }

    /// The sorted names in the folder or in a subfolder, including hidden ones.
    public func names(within folder: String = ".") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file(folder).string).sorted()
    }
}
