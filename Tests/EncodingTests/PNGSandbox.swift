// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A folder for one test, removed when the test lets go of it.
final class PNGSandbox {
    let folder: FilePath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("inbetween-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.string) }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder.appending(name).string)))
    }

    /// All names in the folder, hidden ones too, sorted.
    func names(_ within: String = ".") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(within).string).sorted()
    }
}
