// SPDX-License-Identifier: MIT
import Kernels
import Raster

extension PackedNetwork {
    /// Draws whole bands of ``AdaptiveTile``s.
    func drawAdaptively(
        rows: Range<Int>, of plane: PicturePlane, step: Int, scratch: Scratch
    ) -> Picture {
        let (width, channels) = (plane.size.width, shape.drawnChannels)
        let samples = [UInt16](unsafeUninitializedCapacity: rows.count * width * channels.count) {
            buffer, initialized in
            for top in stride(from: rows.lowerBound, to: rows.upperBound, by: AdaptiveTile.size.height) {
                let tileRows = top..<min(top + AdaptiveTile.size.height, rows.upperBound)
                for left in stride(from: 0, to: width, by: AdaptiveTile.size.width) {
                    let columns = left..<min(left + AdaptiveTile.size.width, width)
                    var tile = AdaptiveTile(
                        self, plane: plane, columns: columns, rows: tileRows, step: step, scratch: scratch)
                    let outputs = tile.outputs()
                    var colours = outputs.values
                    show(&colours)
                    for row in tileRows {
                        let from = outputs.place(column: left, row: row)
                        let to = ((row - rows.lowerBound) * width + left) * channels.count
                        colours.withUnsafeBufferPointer { colours in
                            kn_quantise(
                                colours.baseAddress?.advanced(by: from), buffer.baseAddress?.advanced(by: to),
                                columns.count * channels.count)
                        }
                    }
                }
            }
            initialized = rows.count * width * channels.count
        }
        return Picture(size: PixelSize(width: width, height: rows.count), channels: channels, samples: samples)
    }
}
