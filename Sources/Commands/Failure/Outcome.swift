// SPDX-License-Identifier: MIT

/// What becomes of a command that was interrupted and that there is no going on with, as the end of a sentence.
enum Outcome {
    static let nothingWritten = "nothing was written"
    /// Of several files.
    static let partlyWritten = "files that were written are complete, the others were not written"
}
