// SPDX-License-Identifier: MIT

/// Takes what a process writes.
protocol Transcript {
    /// What the process shall write to.
    var childDescriptor: Int32 { get }
    /// All that was written so far.
    var text: String { get }
}
