// SPDX-License-Identifier: MIT

/// A signal to send to the program once it has come so far.
struct Interference {
    let signal: Int32
    /// Asked every few milliseconds with what the program has written to standard error until then.
    let isDue: (_ errors: String) -> Bool
}
