// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

/// File names that are not UTF-8. Systems allow nearly all bytes; Swift's `String` would repair them to another name.
public enum NonUTF8Name {
    /// The text of `bytes`, with each byte that is not part of UTF-8 written like `\xE9`.
    public static func escaped(_ bytes: some Collection<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        var rest = Array(bytes)[...]
        var parser = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar):
                text.unicodeScalars.append(UTF8.decode(scalar))
                rest = rest.dropFirst(scalar.count)
            case .error(let length):
                for byte in rest.prefix(length) {
                    text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
                rest = rest.dropFirst(length)
            case .emptyInput: return text
            }
        }
    }

    /// The path with each byte that is not part of UTF-8 written like `\xE9`; nil if the path is UTF-8.
    public static func escaped(_ path: FilePath) -> String? {
        guard String(validating: path) == nil else { return nil }
        return path.withPlatformString { escaped(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    }
}
