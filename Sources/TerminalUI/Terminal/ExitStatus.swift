// SPDX-License-Identifier: MIT
import Studio

/// What the program tells its caller on leaving; the numbers are BSD's sysexits.
package enum ExitStatus: Int32, Error, Sendable {
    case done = 0
    case unexpected = 1
    /// The command line makes no sense.
    case usage = 64
    /// A picture, weight file or sequence is bad.
    case badData = 65
    case missingInput = 66
    /// Our mistake.
    case bug = 70
    case cannotCreate = 73
    /// The disk is full, or reading or writing failed.
    case inputOutput = 74
    /// Interrupted; the same command goes on where it was.
    case interrupted = 75
}

extension ExitStatus {
    /// The exit status that goes with a failure of the studio.
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

    /// The exit status that goes with an error of any of the libraries.
    package init(of error: any Error) { self.init(StudioFailure.Kind(of: error)) }
}
