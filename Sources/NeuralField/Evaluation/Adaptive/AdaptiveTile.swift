// SPDX-License-Identifier: MIT
import Raster

/// A part of a picture, drawn by asking the network for a coarse lattice of colours and for more where they are rough.
///
/// Lattices are halved until they are the pixels. Each time, the middle of every cell that may be rough is foretold from
/// its surroundings and asked for, too. Where the two differ, the cell and those around it are asked for all their new
/// points; where they differ little, the finer cells in it are taken to be smooth: a halved step divides an error by 16
/// where colours are smooth, by 4 or so at edges. A rough picture ends up asked for all its pixels; so are, without trying, the
/// tiles that a mirror's edge comes near: there the plane itself has a crease.
struct AdaptiveTile {
    /// Width and height of a whole tile; it is the tiles, and nothing else, that decide what is asked for.
    static let size = (width: 256, height: 128)

    private let network: PackedNetwork
    private let plane: PicturePlane
    private let scratch: PackedNetwork.Scratch
    private let columns: Range<Int>
    private let rows: Range<Int>
    private let channels: Int
    /// Between the first colours asked for.
    private let step: Int
    private var trunk: TrunkLattice?

    /// A cell is rough when its middle is foretold worse than this.
    private static let roughness: Float = 0.25 / 255
    /// The cells in a cell are asked for their middles when its new points were foretold worse than this.
    private static let suspicion: Float = 0.5 / 255
    /// The interpolated half of the network is trusted when it gives some colours as well as this.
    private static let trust: Float = 0.12 / 255

    init(
        _ network: PackedNetwork, plane: PicturePlane, columns: Range<Int>, rows: Range<Int>, steps: LatticeSteps,
        scratch: PackedNetwork.Scratch
    ) {
        self.network = network
        self.plane = plane
        self.scratch = scratch
        self.columns = columns
        self.rows = rows
        channels = network.shape.outputChannels
        // As far as the lattices reach beyond the tile.
        let margin = 4 * steps.colour + 4 * (steps.trunk ?? 0)
        guard plane.isSmooth(columns: columns, rows: rows, margin: margin) else {
            self.step = 1
            return
        }
        self.step = steps.colour
        var step = steps.trunk ?? 1
        while trunk == nil && step > 1 {
            trunk = trustedTrunk(step: step, margin: 2 * steps.colour)
            step /= 2
        }
    }

    /// The tile's colours: a lattice of step 1 that holds at least its pixels.
    func colours() -> ColourLattice {
        // Two cells more on every side: each halving loses the outermost ones.
        let (across, down) = (cells(columns, step) + 4, cells(rows, step) + 4)
        var lattice = ColourLattice(
            step: step, column: columns.lowerBound - 2 * step, row: rows.lowerBound - 2 * step, columns: across + 1,
            rows: down + 1, channels: channels, values: [])
        lattice.values = colours(at: (0..<(across + 1) * (down + 1)).map { lattice.pixel(at: $0) })
        var suspects = CellMap(columns: lattice.innerColumns, rows: lattice.innerRows, all: true)
        var rough: CellMap? = suspects
        while lattice.step > 1 {
            lattice = lattice.halved()
            suspects = refine(&lattice, suspects: suspects, rough: rough)
            rough = nil
        }
        return lattice
    }

    private func cells(_ range: Range<Int>, _ step: Int) -> Int { (range.count + step - 1) / step }

    // MARK: Refinement

    /// Asks for the new points of a halved lattice that may be wrong; gives the inner cells of it that are suspect.
    ///
    /// - Parameter rough: cells to ask for all their new points; nil to find out.
    private func refine(_ lattice: inout ColourLattice, suspects: CellMap, rough: CellMap?) -> CellMap {
        var errors = CellErrors(columns: suspects.columns, rows: suspects.rows)
        let middles = suspects.indices.map { errors.middle(of: $0) }
        for (cell, error) in zip(suspects.indices, ask(for: middles, of: &lattice)) { errors.note(error, cell: cell) }
        let rough = rough ?? errors.map(above: Self.roughness).dilated()

        var wanted: [Int] = []
        for cell in rough.indices where !suspects[cell] { wanted.append(errors.middle(of: cell)) }
        wanted += errors.edges(of: rough)
        for (point, error) in zip(wanted, ask(for: wanted, of: &lattice)) { errors.note(error, point: point) }
        return errors.map(above: Self.suspicion).dilated().halved()
    }

    /// Puts the network's colours at some points in place of the foretold ones; gives how far off those were.
    private func ask(for points: [Int], of lattice: inout ColourLattice) -> [Float] {
        let colours = colours(at: points.map { lattice.pixel(at: $0) })
        return points.indices.map { index in
            var error: Float = 0
            for channel in 0..<channels {
                let (place, colour) = (points[index] * channels + channel, colours[index * channels + channel])
                error = max(error, abs(colour - lattice.values[place]))
                lattice.values[place] = colour
            }
            return error
        }
    }

    // MARK: Colours

    /// What the network shows at some pixels, 0...1.
    private func colours(at pixels: [(column: Int, row: Int)]) -> [Float] { colours(at: pixels, by: trunk) }

    private func colours(at pixels: [(column: Int, row: Int)], by trunk: TrunkLattice?) -> [Float] {
        let points = [Float](unsafeUninitializedCapacity: 2 * pixels.count) { buffer, count in
            for (index, pixel) in pixels.enumerated() {
                (buffer[2 * index], buffer[2 * index + 1]) =
                    trunk?.place(column: pixel.column, row: pixel.row)
                    ?? plane.point(column: pixel.column, row: pixel.row)
            }
            count = 2 * pixels.count
        }
        return [Float](unsafeUninitializedCapacity: channels * pixels.count) { buffer, count in
            points.withUnsafeBufferPointer { points in
                if let trunk {
                    network.evaluate(trunk, at: points, into: buffer, scratch: scratch)
                } else {
                    network.evaluate(points, into: buffer, scratch: scratch)
                }
            }
            count = channels * pixels.count
            let colours = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
            if channels == 4 { PackedNetwork.divideByOpacity(colours) }
            for index in colours.indices { colours[index] = PackedNetwork.clipped(colours[index]) }
        }
    }

    /// The lattice of the network's first half, unless the network is too rough for it here.
    private func trustedTrunk(step: Int, margin: Int) -> TrunkLattice? {
        func reach(_ range: Range<Int>) -> ClosedRange<Int> {
            let length = (range.count + 2 * margin + step - 1) / step * step
            return range.lowerBound - margin...range.lowerBound - margin + length + step
        }
        let trunk = TrunkLattice(
            network, of: plane, columns: reach(columns), rows: reach(rows), step: step, scratch: scratch)
        // Far from the lattice's points, in places that repeat nothing the picture may repeat.
        let probes = (0..<128).map { probe in
            let column = columns.lowerBound + probe * 83 % columns.count / step * step + step / 2
            let row = rows.lowerBound + probe * 47 % rows.count / step * step + step / 2
            return (column, row)
        }
        let pairs = zip(colours(at: probes, by: trunk), colours(at: probes, by: nil))
        return pairs.allSatisfy { abs($0 - $1) <= Self.trust } ? trunk : nil
    }
}
