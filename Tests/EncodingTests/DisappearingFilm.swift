// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Raster

/// An opaque bar on a transparent ground, which moves and uncovers the pixels behind it.
struct DisappearingFilm {
    let columns = [2..<8, 4..<10, 20..<26, 20..<26, 0..<4]

    func encode(to path: String, options: EncodingOptions = EncodingOptions()) throws {
        let pictures = columns.map(picture)
        let format = FilmFormat(
            size: pictures[0].size, channels: .rgba, frameRate: FrameRate(10), frameCount: columns.count + 1)
        let encoder = try FilmOutput(path: path, options: options).makeEncoder(for: format) { pictures }
        for picture in pictures { try encoder.write(Band(firstRow: 0, pixels: picture)) }
        try encoder.hold(1)
        try encoder.finish()
    }

    private func picture(_ bar: Range<Int>) -> Picture {
        let size = PixelSize(width: 32, height: 32)
        var picture = Picture(size: size, channels: .rgba, filledWith: [0, 0, 0, 0])
        for y in 4..<28 {
            for x in bar {
                picture.samples.replaceSubrange((y * 32 + x) * 4..<(y * 32 + x) * 4 + 4, with: [65535, 0, 0, 65535])
            }
        }
        return picture
    }

    /// Opacity of the row in the middle.
    static func opaqueColumns(of frame: [UInt8]) -> [Int] { (0..<32).filter { frame[(16 * 32 + $0) * 4 + 3] > 127 } }
}
