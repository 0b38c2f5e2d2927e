// SPDX-License-Identifier: MIT
import Foundation

/// The output of one run of a program, and how it ended.
public struct CommandRun: CustomStringConvertible {
    /// The program and its arguments.
    public let command: [String]
    public let process: pid_t
    /// The program's exit code; minus the signal's number when a signal ended it.
    public let exitCode: Int32
    /// Standard output.
    public let outputBytes: [UInt8]
    /// Standard error.
    public let errors: String
    /// The most memory it had in use at once, bytes, if that was watched.
    public let peakMemory: Int
    /// From the moment a signal was sent to the end; nil without a signal.
    public let secondsAfterSignal: Double?

    public var output: String { String(decoding: outputBytes, as: UTF8.self) }
    public var outputLines: [String] { output.split(separator: "\n").map(String.init) }

    /// Whole, so that a failed expectation shows all that was written.
    public var description: String {
        "\(command.joined(separator: " ")) -> \(exitCode)\n--- output\n\(output)--- errors\n\(errors)---"
    }

    /// Bytes that move a cursor or ring a bell rather than show.
    public var hasControlBytes: Bool {
        (output + errors).unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
    }
}
