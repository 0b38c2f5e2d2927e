// SPDX-License-Identifier: MIT
import Raster

/// Draws pictures as characters: each is an upper half block, whose two colours are two pixels.
package struct BlockPainter {
    package let hasTrueColour: Bool

    package init(hasTrueColour: Bool) { self.hasTrueColour = hasTrueColour }

    /// The rows of characters, without newlines; each ends by resetting the colours.
    ///
    /// - Parameter picture: a picture of any channels; transparency is shown over white, and an odd last row is
    ///   doubled.
    package func rows(of picture: Picture) -> [String] {
        let flat = picture.flattened(over: (65535, 65535, 65535)).converted(to: .rgb)
        return stride(from: 0, to: flat.size.height, by: 2).map { y in
            var row = ""
            var last: (upper: String, lower: String) = ("", "")
            for x in 0..<flat.size.width {
                let upper = code(flat[x, y])
                let lower = code(flat[x, min(y + 1, flat.size.height - 1)])
                // Neighbours often agree, so a colour is written only when it changes.
                if upper != last.upper { row += "\u{1B}[38;\(upper)m" }
                if lower != last.lower { row += "\u{1B}[48;\(lower)m" }
                last = (upper, lower)
                row += "▀"
            }
            return row + "\u{1B}[0m"
        }
    }

    private func code(_ pixel: ArraySlice<UInt16>) -> String {
        let colour = pixel.map { Int(Picture.eightBit($0)) }
        if hasTrueColour { return "2;\(colour[0]);\(colour[1]);\(colour[2])" }
        return "5;\(Self.index(colour))"
    }

    private static let levels = [0, 95, 135, 175, 215, 255]

    /// The nearest of xterm's 256 colours: its cube of six levels, or its 24 greys.
    private static func index(_ colour: [Int]) -> Int {
        let steps = colour.map { value in levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
        }
        let mean = colour.reduce(0, +) / 3
        let grey = min(max((mean - 3) / 10, 0), 23)
        func distance(_ other: [Int]) -> Int { zip(colour, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
        let cube = distance(steps.map { levels[$0] })
        return distance([Int](repeating: 8 + 10 * grey, count: 3)) < cube
            ? 232 + grey : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
    }
}
