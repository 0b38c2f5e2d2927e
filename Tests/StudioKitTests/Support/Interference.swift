// SPDX-License-Identifier: MIT

/// A signal to send to the program when it has reached a point.
struct Interference {
    let signal: Int32
    /// Called every few milliseconds with the program's standard error so far.
    let isDue: (_ errors: String) -> Bool
}
