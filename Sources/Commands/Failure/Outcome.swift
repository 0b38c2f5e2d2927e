// SPDX-License-Identifier: MIT

/// The outcome of an interrupted command that cannot be continued, as the end of a sentence.
enum Outcome {
    static let nothingWritten = "nothing was written"
    /// For a command that writes several files.
    static let partlyWritten = "files that were written are complete, the others were not written"
}
