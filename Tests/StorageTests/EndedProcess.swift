// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// A process that has ended.
enum EndedProcess {
    /// Its process id.
    static func identifier() throws -> pid_t { try ChildProcess(executable: "true").run().process }
}
