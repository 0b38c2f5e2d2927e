// SPDX-License-Identifier: MIT

/// Where the points of a lattice lie along one side of a picture.
struct LatticeAxis {
    /// Pixels between neighbouring points.
    let step: Int
    /// The first point's pixel.
    let first: Int
    let count: Int

    /// As many points as interpolation needs for some pixels: two before a pixel, three after.
    init(around pixels: ClosedRange<Int>, step: Int) {
        self.step = step
        first = pixels.lowerBound - 2 * step
        count = (pixels.upperBound - first) / step + 4
    }

    /// From the first point's pixel to the last one's.
    var reach: ClosedRange<Int> { first...first + (count - 1) * step }

    /// A pixel's place among the points, as the kernels count.
    func place(_ pixel: Int) -> Float { Float(pixel - first) / Float(step) }
}
