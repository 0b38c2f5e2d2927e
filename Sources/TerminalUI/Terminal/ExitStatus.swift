// SPDX-License-Identifier: MIT
import Studio

/// The exit status of the program; the numbers are BSD's sysexits.
package enum ExitStatus: Int32, Error, Sendable {
    case done = 0
    case unexpected = 1
    /// The command line is contradictory or cannot be met.
    case usage = 64
    /// A picture, weight file or sequence is bad.
    case badData = 65
    case missingInput = 66
    /// Our mistake.
    case bug = 70
    case cannotCreate = 73
    /// The disk is full, or reading or writing failed.
    case inputOutput = 74
    /// Interrupted; the same command continues where it was.
    case interrupted = 75
}

extension ExitStatus {
    /// The exit status for a failure of the studio.
    package init(_ kind: StudioFailure.Kind) {
        self =
            switch kind {
            case .usage: .usage
            case .badData: .badData
            case .missingInput: .missingInput
            case .cannotCreate: .cannotCreate
            case .inputOutput: .inputOutput
            case .interrupted: .interrupted
            case .unexpected: .unexpected
            }
    }

    /// The exit status for an error of any module below.
    package init(of error: any Error) { self.init(StudioFailure.Kind(of: error)) }
}
