// SPDX-License-Identifier: MIT

/// Receives the output of a process.
protocol Transcript {
    /// The descriptor that the process writes to.
    var childDescriptor: Int32 { get }
    /// The output so far.
    var text: String { get }
}
