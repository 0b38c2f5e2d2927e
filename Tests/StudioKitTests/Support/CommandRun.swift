// SPDX-License-Identifier: MIT
import Foundation
import Testing

/// The output of one run of the program, and its end.
struct CommandRun: CustomStringConvertible {
    let arguments: [String]
    /// The exit code, or minus the signal's number when a signal ended the program.
    let exitCode: Int32
    /// Standard output and standard error.
    let output: String
    let errors: String
    /// The peak of its memory, bytes, if that was measured.
    let peakMemory: Int
    /// Time from sending a signal to the end; nil without a signal.
    let secondsAfterSignal: Double?

    /// The whole output, so that a failed expectation shows it.
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

    /// Bytes that move a cursor or ring a bell rather than show text.
    var hasControlBytes: Bool {
        (output + errors).unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
    }
}
