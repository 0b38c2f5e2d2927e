// SPDX-License-Identifier: MIT
import Encoding
import Foundation
import Raster

/// Draws pictures in kitty's graphics protocol: PNGs in base 64, in pieces, shown in a box of characters.
///
/// Each picture has a number, and the next picture of that number replaces it, so that the terminal keeps no more
/// pictures than it shows.
package enum KittyPainter {
    /// Maximum number of base 64 digits in one escape sequence.
    private static let pieceSize = 4096
    /// First number of a picture, far from the small ones that other programs use.
    private static let firstNumber = 0x1B_E700

    /// The text that shows a picture. The cursor stays where it is, and the terminal does not answer.
    package static func text(of picture: Picture, identifier: Int, columns: Int, rows: Int) throws -> String {
        let encoded = Data(try PNGWriter.bytes(of: picture, effort: .usual)).base64EncodedString()
        var rest = Substring(encoded)
        var text = ""
        repeat {
            let piece = rest.prefix(pieceSize)
            rest = rest.dropFirst(piece.count)
            let control =
                text.isEmpty
                ? "a=T,f=100,q=2,C=1,i=\(firstNumber + identifier),p=1,c=\(columns),r=\(rows),m=\(rest.isEmpty ? 0 : 1)"
                : "m=\(rest.isEmpty ? 0 : 1)"
            text += "\u{1B}_G\(control);\(piece)\u{1B}\\"
        } while !rest.isEmpty
        return text
    }

    package static func removal(of count: Int) -> String {
        (0..<count).map { "\u{1B}_Ga=d,d=I,q=2,i=\(firstNumber + $0)\u{1B}\\" }.joined()
    }
}
