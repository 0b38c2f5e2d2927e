// SPDX-License-Identifier: MIT
import Foundation
import Testing

/// What one run of the program told and how it ended.
struct CommandRun: CustomStringConvertible {
    let arguments: [String]
    /// What the program exited with; minus the signal's number when a signal ended it.
    let exitCode: Int32
    /// Standard output and standard error.
    let output: String
    let errors: String
    /// The most memory it had in use at once, bytes, if that was watched.
    let peakMemory: Int
    /// From the moment a signal was sent to the end; nil without a signal.
    let secondsAfterSignal: Double?

    /// Whole, so that a failed expectation shows what was said.
    var description: String {
        "inbetween \(arguments.joined(separator: " ")) -> \(exitCode)\n--- output\n\(output)--- errors\n\(errors)---"
    }

    var outputLines: [String] { output.split(separator: "\n").map(String.init) }

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

    /// Bytes that move a cursor or ring a bell rather than show.
    var hasControlBytes: Bool {
        (output + errors).unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
    }
}
