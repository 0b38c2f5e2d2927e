// SPDX-License-Identifier: MIT
import Foundation

/// The output of one run of a program, and its end.
public struct CommandRun: CustomStringConvertible {
    /// The program and its arguments.
    public let command: [String]
    public let process: pid_t
    /// The exit code, or minus the signal's number when a signal ended the program.
    public let exitCode: Int32
    /// Standard output.
    public let outputBytes: [UInt8]
    /// Standard error.
    public let errors: String
    /// The peak of its memory, bytes, if that was measured.
    public let peakMemory: Int
    /// Time from sending a signal to the end; nil without a signal.
    public let secondsAfterSignal: Double?

    public var output: String { String(decoding: outputBytes, as: UTF8.self) }
    public var outputLines: [String] { output.split(separator: "\n").map(String.init) }

    /// The whole output, so that a failed expectation shows it.
    public var description: String {
        "\(command.joined(separator: " ")) -> \(exitCode)\n--- output\n\(output)--- errors\n\(errors)---"
    }

    /// Bytes that move a cursor or ring a bell rather than show text.
    public var hasControlBytes: Bool {
        (output + errors).unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" }
    }
}
