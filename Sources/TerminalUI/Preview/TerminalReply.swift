// SPDX-License-Identifier: MIT
import Raster

/// A terminal's answer to ``TerminalReply/question``, or the beginning of it.
package struct TerminalReply: Equatable {
    /// Whether it knows kitty's graphics.
    package var hasKitty = false
    /// Whether it names sixels (4) among its device attributes.
    package var hasSixel = false
    /// Size of a character, pixels.
    package var cell: PixelSize?
    /// Whether the device attributes have arrived, which every terminal sends and which are asked for last.
    package var isComplete = false

    /// Asks whether the terminal takes a pixel (kitty's protocol), how large a character is, and for the device
    /// attributes (DA1).
    package static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[16t\u{1B}[c"

    package init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for part in text.split(separator: "\u{1B}").map(String.init) {
            if part.hasPrefix("_G") {
                hasKitty = hasKitty || part.contains("i=31;OK") || part.contains(";OK")
            } else if let numbers = Self.numbers(part, from: "[?", to: "c") {
                hasSixel = numbers.contains(4)
                isComplete = true
            } else if let numbers = Self.numbers(part, from: "[", to: "t"), numbers.count == 3, numbers[0] == 6,
                (1...512).contains(numbers[1]), (1...512).contains(numbers[2])
            {
                cell = PixelSize(width: numbers[2], height: numbers[1])
            }
        }
    }

    /// The numbers of a control sequence; text typed after it is ignored.
    private static func numbers(_ text: String, from start: String, to end: Character) -> [Int]? {
        guard text.hasPrefix(start), let stop = text.firstIndex(where: { $0.isLetter }), text[stop] == end else {
            return nil
        }
        let inner = text[text.index(text.startIndex, offsetBy: start.count)..<stop]
        return inner.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    }
}
