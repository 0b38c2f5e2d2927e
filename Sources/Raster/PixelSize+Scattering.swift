// SPDX-License-Identifier: MIT
import Basics

extension PixelSize {
    /// Pixels spread evenly over a picture, but not on a grid: the sequence R2 (Roberts 2018).
    public func scatteredPixels(_ count: Int) -> [(column: Int, row: Int)] {
        (0..<count).map { index in
            let (x, y) = (Double(index + 1) * 0.7548776662466927, Double(index + 1) * 0.5698402909980532)
            return (
                column: Int((x - x.rounded(.down)) * Double(width)), row: Int((y - y.rounded(.down)) * Double(height))
            )
        }
    }
}
