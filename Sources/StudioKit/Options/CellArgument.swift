// SPDX-License-Identifier: MIT
import ArgumentParser
import Raster

/// `--size` of a cell: `96x64`, or `64` for its short side; 8...1024.
enum CellArgument: ExpressibleByArgument, Equatable {
    case exactly(PixelSize)
    case shortSide(Int)

    init?(argument: String) {
        let sides = 8...1024
        if let side = Int(argument), sides.contains(side) {
            self = .shortSide(side)
        } else if let size = PixelSize(argument), sides.contains(size.width), sides.contains(size.height) {
            self = .exactly(size)
        } else {
            return nil
        }
    }
}

extension PixelSize {
    /// Of these proportions, `side` pixels on the short side; the long one is at most four times as long.
    func scaled(toShortSide side: Int) -> PixelSize {
        func scaled(_ length: Int) -> Int {
            min(4 * side, Int((Double(length) * Double(side) / Double(shortSide)).rounded()))
        }
        return PixelSize(width: scaled(width), height: scaled(height))
    }
}
