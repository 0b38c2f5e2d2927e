// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A way into the program for bytes from outside: what `make fuzz` tries, and the tests again with what it kept.
///
/// Bytes may be refused, which is an error thrown; they may neither trap nor take long or much.
package struct FuzzReader: Sendable {
    /// Also the folder of its corpus in `Fuzz/corpus`.
    package let name: String
    private let body: @Sendable ([UInt8], FuzzFolder) throws -> Void

    init(_ name: String, _ body: @escaping @Sendable ([UInt8], FuzzFolder) throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Reads `bytes` as this reader does, and what they mean, if anything.
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

    /// Puts `bytes` into the file `name`.
    func file(_ name: String, _ bytes: [UInt8]) throws -> FilePath {
        let file = path.appending(name)
        try Data(bytes).write(to: URL(fileURLWithPath: file.string))
        return file
    }
}

/// What a reader that only reports throws instead.
struct FuzzRefusal: Error {}
