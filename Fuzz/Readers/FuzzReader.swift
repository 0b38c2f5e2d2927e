// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A reader of foreign bytes, called by `make fuzz` with mutated input, and by the tests with the corpus.
///
/// Bytes may be refused by throwing an error. They may not trap, nor take long or much memory.
package struct FuzzReader: Sendable {
    /// The name, which is also that of its corpus folder in `Fuzz/corpus`.
    package let name: String
    private let body: @Sendable ([UInt8], FuzzFolder) throws -> Void

    init(_ name: String, _ body: @escaping @Sendable ([UInt8], FuzzFolder) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Reads `bytes` and, if they are valid, uses them.
    ///
    /// - Returns: whether they were accepted.
    @discardableResult
    package func accepts(_ bytes: [UInt8], in folder: FuzzFolder) -> Bool {
        (try? body(bytes, folder)) != nil
    }

    package static let all: [FuzzReader] =
        [sequence] + weights + arrays + [log] + pictures
}

/// A folder for readers that take paths.
package struct FuzzFolder: Sendable {
    package let path: FilePath

    package init(_ path: FilePath) { self.path = path }

    /// Writes `bytes` to the file `name`.
    func file(_ name: String, _ bytes: [UInt8]) throws -> FilePath {
        let file = path.appending(name)
        try Data(bytes).write(to: URL(fileURLWithPath: file.string))
        return file
    }
}

/// The error of readers whose code reports mistakes without throwing.
struct FuzzRefusal: Error {}
