// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A folder for one test, removed when the test lets go of it.
final class Sandbox {
    let folder: FilePath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("inbetween-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.string) }

    /// Writes a file and returns its path.
    func file(_ name: String, _ bytes: [UInt8] = []) throws -> FilePath {
        let path = folder.appending(name)
        try AtomicFile.write(bytes, to: path)
        return path
    }
}
