// SPDX-License-Identifier: MIT
import NeuralField
import Raster

/// Chooses the pixels of a picture that a network looks at, more often where it still errs.
///
/// The picture is cut into square cells of pixels, single ones if it is small. Each remembers the squared error found there
/// lately; a pixel's density is a fifth the same for all and otherwise grows with the error's power 0.75. Each choice then counts
/// inversely to its density, so that the expected gradient stays that of the whole picture: importance sampling.
/// Against visiting all pixels alike it gained 1.7 dB on drawings (docs/notes/optimisers.md).
///
/// Choices walk through the cumulative density by the golden ratio, so any few in a row lie all over the picture.
package final class ImportanceSampler: @unchecked Sendable {
    /// The squared error found lately in each cell, row by row.
    package private(set) var errors: [Float]
    private let size: PixelSize
    /// Pixels along a cell's side.
    private let side: Int
    private let columns: Int
    private let start: UInt64
    /// Of each cell's pixels, against that of all pixels alike.
    private var densities: [Float]
    /// The sum of the densities of all pixels before each cell.
    private var cumulative: [Double]
    /// Where to begin to look in ``cumulative``, for some equal parts of the whole: the last cell that begins at or before the
    /// part (guide table, Chen and Asau 1974).
    private var guide: [Int32]
    /// Of each cell.
    private let pixelCounts: [Float]

    /// As many cells as are looked through at every step at no cost to speak of.
    private static let mostCells = 1 << 17
    /// Few enough that a choice soon finds its cell, many enough that the guide, which is new at every step, is soon made.
    private static let cellsPerGuidedPart = 2
    private static let uniformShare: Float = 0.2
    /// What no squared error of a colour exceeds by much, and what stands for one that is no number.
    private static let greatestError: Float = 16

    /// Cells of a picture of `size`, which is how many ``errors`` there are.
    package static func cellCount(of size: PixelSize) -> Int {
        let side = cellSide(of: size)
        return count(size.width, by: side) * count(size.height, by: side)
    }

    /// - Parameter errors: as another sampler of the same picture left them; nil before the first step.
    package init(size: PixelSize, errors: [Float]? = nil, source: RandomSource) {
        let cells = Self.cellCount(of: size)
        self.size = size
        side = Self.cellSide(of: size)
        columns = Self.count(size.width, by: side)
        // A cell not yet visited counts as one where all is wrong, and so is visited soon.
        self.errors = errors ?? [Float](repeating: 1, count: cells)
        precondition(self.errors.count == cells, "an error for every cell")
        start = source.bits(at: 0)
        densities = [Float](repeating: 1, count: cells)
        cumulative = [Double](repeating: 0, count: cells + 1)
        guide = [Int32](repeating: 0, count: cells.divided(into: Self.cellsPerGuidedPart))
        let (side, columns) = (side, columns)
        pixelCounts = (0..<cells).map { cell in
            let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
            return Float(min(side, size.width - column * side) * min(side, size.height - row * side))
        }
        refresh()
    }

    /// The pixel that comes at `place`, counted from 0 through all steps, and how much it counts, on average 1.
    package func choice(at place: Int) -> (pixel: Int, importance: Float) {
        let fraction = start &+ UInt64(truncatingIfNeeded: place) &* 0x9E37_79B9_7F4A_7C15
        let share = Double(fraction >> 11) * 0x1p-53
        // Of the array itself, as a class's costs a check for every element.
        let cumulative = cumulative
        let depth = share * cumulative[cumulative.count - 1]
        var cell = Int(guide[Int(share * Double(guide.count))])
        while cell + 2 < cumulative.count && cumulative[cell + 1] <= depth { cell += 1 }
        if side == 1 { return (cell, 1 / densities[cell]) }
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        let (left, top) = (column * side, row * side)
        let (width, height) = (min(side, size.width - left), min(side, size.height - top))
        let within = Int((depth - cumulative[cell]) / Double(densities[cell]))
        let (y, x) = min(max(within, 0), width * height - 1).quotientAndRemainder(dividingBy: width)
        return ((top + y) * size.width + left + x, 1 / densities[cell])
    }

    /// Remembers the squared error found at a pixel; ``refresh()`` takes it into account.
    package func note(_ error: Float, at pixel: Int) {
        let cell = side == 1 ? pixel : pixel / size.width / side * columns + pixel % size.width / side
        let bounded = error < Self.greatestError ? error : Self.greatestError
        errors[cell] = 0.5 * (errors[cell] + bounded)
    }

    /// Works the densities out from the errors.
    package func refresh() {
        // Of arrays of its own, as a class's cost a check for every element.
        let (errors, pixelCounts) = (errors, pixelCounts)
        var (cumulative, guide) = (cumulative, guide)
        (self.cumulative, self.guide) = ([], [])
        var densities = errors.map { error in
            let root = error.squareRoot()
            return root * root.squareRoot()
        }
        var sum = 0.0
        for cell in densities.indices { sum += Double(densities[cell]) * Double(pixelCounts[cell]) }
        let scale = sum > 0 ? Float((1 - Double(Self.uniformShare)) * Double(size.pixelCount) / sum) : 0
        let base = sum > 0 ? Self.uniformShare : 1
        var total = 0.0
        for cell in errors.indices {
            densities[cell] = base + scale * densities[cell]
            cumulative[cell] = total
            total += Double(densities[cell]) * Double(pixelCounts[cell])
        }
        cumulative[errors.count] = total
        var cell = 0
        for part in guide.indices {
            // A hair before the part's begin, as the same product may be rounded otherwise.
            let begin = (Double(part) - 1e-6) / Double(guide.count) * total
            while cell + 1 < errors.count && cumulative[cell + 1] <= begin { cell += 1 }
            guide[part] = Int32(cell)
        }
        (self.densities, self.cumulative, self.guide) = (densities, cumulative, guide)
    }

    // MARK: Cells

    private static func cellSide(of size: PixelSize) -> Int {
        var side = 1
        while count(size.width, by: side) * count(size.height, by: side) > mostCells { side += 1 }
        return side
    }

    private static func count(_ length: Int, by side: Int) -> Int { (length + side - 1) / side }
}
