// SPDX-License-Identifier: MIT

/// A signal to send to a program when it has reached a point.
public struct Interference {
    let signal: Int32
    let isDue: (_ errors: String) -> Bool

    /// - Parameter isDue: called every few milliseconds with the program's standard error so far.
    public init(signal: Int32, isDue: @escaping (_ errors: String) -> Bool) {
        (self.signal, self.isDue) = (signal, isDue)
    }
}
