// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A folder of one test, removed with everything in it when the test ends.
final class TemporaryFolder {
    let path: FilePath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("exchange-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path.string) }

    @discardableResult func write(_ bytes: [UInt8], as name: String) throws -> FilePath {
        let file = path.appending(name)
        try Data(bytes).write(to: URL(fileURLWithPath: file.string))
        return file
    }

    func bytes(of name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path.appending(name).string)))
    }
}
