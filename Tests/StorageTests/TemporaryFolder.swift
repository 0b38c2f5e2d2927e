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

    func file(_ name: String) -> FilePath { path.appending(name) }

    /// The names in it, hidden ones too, sorted.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path.string).sorted() }
    }

    @discardableResult func write(_ text: String, as name: String) throws -> FilePath {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name).string))
        return file(name)
    }

    func text(of name: String) throws -> String {
        try String(decoding: Data(contentsOf: URL(fileURLWithPath: file(name).string)), as: UTF8.self)
    }
}
