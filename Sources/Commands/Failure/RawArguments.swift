// SPDX-License-Identifier: MIT
import Foundation
import Storage
import Studio

/// The command line as the system gave it.
///
/// Swift's own copy is repaired: bytes that are not UTF-8 become U+FFFD, which would name another file.
enum RawArguments {
    /// - Throws: ``StudioFailure`` (`usage`) for an argument that is not UTF-8.
    static func check() throws {
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let bytes = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
            guard String(validating: bytes, as: UTF8.self) == nil else { continue }
            throw StudioFailure(
                "the argument \"\(RawName.escaped(bytes))\" is not UTF-8, as names of files and folders have to be; "
                    + "rename the "
                    + "file or the folder", .usage)
        }
    }
}
