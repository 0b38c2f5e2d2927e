// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A folder of one test, removed with everything in it when the test ends.
final class TemporaryFolder {
    let path: FilePath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("inbetween-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path.string) }

    /// Writes `bytes` to a file of that name, making the folders it is in.
    @discardableResult func write(_ bytes: [UInt8], as name: String) throws -> FilePath {
        let file = path.appending(name)
        try FileManager.default.createDirectory(atPath: file.folder.string, withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: file.string, contents: Data(bytes)) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return file
    }

    func bytes(of name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path.appending(name).string)))
    }
}
