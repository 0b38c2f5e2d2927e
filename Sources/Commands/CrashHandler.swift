// SPDX-License-Identifier: MIT
import Foundation
import Storage
import TerminalUI

/// Prints a sentence, rather than registers, when the program traps, which is always our mistake.
///
/// The Swift runtime would start another program that inspects this one for seconds. It still does where
/// SWIFT_BACKTRACE is set, as developers may.
enum CrashHandler {
    private static let signals = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

    /// Size of the handler's own stack, since a trap may mean that the program's is used up.
    private static let stackSize = 1 << 16

    /// The sentence before and after the number of the signal. Both are made beforehand, as a handler must not
    /// allocate.
    private nonisolated(unsafe) static var before = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private nonisolated(unsafe) static var after = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    static func install() {
        guard getenv("SWIFT_BACKTRACE") == nil else { return }
        before = kept("\ninbetween \(Version.string) stopped because of a mistake of its own (signal ")
        after = kept(
            "). Nothing under a final name is half written. Please report it, with the command line and the lines "
                + "above.\n"
        )
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
        stack.ss_size = stackSize
        sigaltstack(&stack, nil)
        for number in signals {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in CrashHandler.tell(number) }
            action.sa_flags = Int32(bitPattern: UInt32(SA_ONSTACK)) | SA_NODEFER
            sigaction(number, &action, nil)
        }
    }

    private static func kept(_ text: String) -> UnsafeBufferPointer<UInt8> {
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
        _ = bytes.initialize(from: text.utf8)
        return UnsafeBufferPointer(bytes)
    }

    /// Calls only functions that a signal handler may call.
    private static func tell(_ number: Int32) -> Never {
        var digits: (UInt8, UInt8) = (UInt8(48 + number / 10 % 10), UInt8(48 + number % 10))
        write(STDERR_FILENO, before.baseAddress, before.count)
        write(STDERR_FILENO, &digits, 2)
        write(STDERR_FILENO, after.baseAddress, after.count)
        _exit(ExitStatus.bug.rawValue)
    }
}
