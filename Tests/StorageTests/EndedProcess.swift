// SPDX-License-Identifier: MIT
import Foundation

/// A process that has ended.
enum EndedProcess {
    /// Its process id.
    static func identifier() throws -> pid_t {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["true"]
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }
}
