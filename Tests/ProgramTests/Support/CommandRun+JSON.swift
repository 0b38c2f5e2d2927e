// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

extension CommandRun {
    /// The lines of the output, each a JSON object.
    func objects() throws -> [[String: Any]] {
        try outputLines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(object as? [String: Any], "\(line) is no object")
        }
    }

    /// The only line of the output, a JSON object.
    func object() throws -> [String: Any] {
        let objects = try objects()
        #expect(objects.count == 1, "\(self)")
        return try #require(objects.first)
    }
}
