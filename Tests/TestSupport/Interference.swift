// SPDX-License-Identifier: MIT

/// A signal to send to a program once it has come so far.
public struct Interference {
    let signal: Int32
    let isDue: (_ errors: String) -> Bool

    /// - Parameter isDue: evaluated every few milliseconds with what the program has written to standard error so far.
    public init(signal: Int32, isDue: @escaping (_ errors: String) -> Bool) {
        (self.signal, self.isDue) = (signal, isDue)
    }
}
