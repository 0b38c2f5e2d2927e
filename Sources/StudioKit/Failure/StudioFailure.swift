// SPDX-License-Identifier: MIT

/// A failure that only a command can know of: a sentence for the user and what to exit with.
struct StudioFailure: Error, CustomStringConvertible {
    let description: String
    let status: ExitStatus

    init(_ description: String, _ status: ExitStatus) {
        self.description = description
        self.status = status
    }
}
