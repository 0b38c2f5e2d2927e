// SPDX-License-Identifier: MIT
import Kernels
import Raster

/// A part of a picture, drawn by asking the network at the points of a coarse lattice and at more where it is rough.
///
/// Lattices are halved until they are the pixels. Each time, the middle of every cell that may be rough is foretold from
/// its surroundings and asked for, too. Where the two differ, the cell is asked for all its new points, and wherever those
/// differ so are the cells that share them, as far as the roughness goes. Where nothing differs much, the finer cells are
/// taken to be smooth: a halved step divides an error by 16 where colours are smooth, by 4 or so at edges. A rough picture
/// ends up asked for all its pixels; so are, without trying, the tiles that a mirror's edge comes near: there the plane
/// itself has a crease.
struct AdaptiveTile {
    /// Width and height of a whole tile; it is the tiles, and nothing else, that decide what is asked for.
    static let size = (width: 512, height: 256)

    private let network: PackedNetwork
    private let plane: PicturePlane
    private let scratch: PackedNetwork.Scratch
    private let columns: Range<Int>
    private let rows: Range<Int>
    private let channels: Int
    private let step: Int
    /// Of all that is asked for, but for probes.
    private let arithmetic: Arithmetic
    /// What stands for the first layer, and around which lattices of deeper ones may lie.
    private var stem: HiddenLattice?
    /// What stands for the first layers now; nil where every layer is evaluated.
    private var hidden: HiddenLattice?
    /// What is to be tried where that fails.
    private var fallbacks: [(depth: Int, step: Int)] = []

    /// A cell is rough when a point of the last lattice in it, that of the pixels, is foretold worse than this. Before, less
    /// is allowed: half as much where steps are four times as long.
    private static let roughness: Float = 0.35 / 255
    /// The cells in a cell are asked for their middles when one of its new points was foretold worse than this.
    private static let suspicion: Float = 0.6 / 255
    /// So are those in the four beside it when that was worse than this.
    private static let contagion: Float = 1.5 / 255
    /// Interpolated hidden values are trusted where no probe's colour is off by more than this.
    private static let trust: Float = 0.2 / 255
    /// Points that are probed, whatever was foretold.
    private static let probes = 128
    /// Points that were foretold worse than this are cut into so many runs, and the worst of each is probed, too.
    private static let doubt: Float = 1 / 255
    private static let doubtfulRuns = 64
    /// As far as lattices reach beyond a tile, in first steps.
    static let reach = 12

    /// - Parameter step: between the first points asked for, a power of two; see ``firstStep(of:sampling:)``.
    init(
        _ network: PackedNetwork, plane: PicturePlane, columns: Range<Int>, rows: Range<Int>, step: Int,
        scratch: PackedNetwork.Scratch
    ) {
        self.network = network
        self.plane = plane
        self.scratch = scratch
        self.columns = columns
        self.rows = rows
        channels = network.shape.outputChannels
        arithmetic = network.arithmetic(forColumns: columns, rows: rows, of: plane, scratch: scratch)
        guard plane.isSmooth(columns: columns, rows: rows, margin: Self.reach * step) else {
            self.step = 1
            return
        }
        self.step = step
        guard let depth = network.latticeDepths.last, let first = network.latticeDepths.first else { return }
        if first < depth {
            let (across, down) = (axis(columns, step), axis(rows, step))
            stem = hiddenLattice(
                depth: first, columns: LatticeAxis(around: across.reach, step: 2 * step),
                rows: LatticeAxis(around: down.reach, step: 2 * step))
        }
        fallbacks = [(depth, step), (depth, step / 2)]
        fallBack()
    }

    /// The first step that suits a picture, in pixels; nil where asking for every pixel is as quick.
    ///
    /// Two learned pixels at most, and every cell of such a lattice is asked for its middle, too, so that little that was
    /// learned slips through.
    static func firstStep(of size: PixelSize, sampling: PixelSampling) -> Int? {
        guard case .adaptive(let detail) = sampling, detail > 0 else { return nil }
        return [8, 4].first { Double($0) <= 2 * Double(size.shortSide) / Double(detail) }
    }

    /// Draws the tile.
    ///
    /// - Parameter first: where its first sample belongs among the picture's, row by row.
    mutating func draw(into first: UnsafeMutablePointer<UInt16>) {
        var shown = outputs()
        network.show(&shown.values)
        shown.values.withUnsafeBufferPointer { colours in
            for row in rows {
                let from = shown.place(column: columns.lowerBound, row: row)
                kn_quantise(
                    colours.baseAddress?.advanced(by: from),
                    first + (row - rows.lowerBound) * plane.size.width * channels, columns.count * channels)
            }
        }
    }

    /// What the network gives at the tile's pixels: a lattice of step 1 that holds at least those.
    private mutating func outputs() -> OutputLattice {
        // Two cells more on every side: each halving loses the outermost ones.
        let (across, down) = (cells(columns, step) + 4, cells(rows, step) + 4)
        var lattice = OutputLattice(
            step: step, column: columns.lowerBound - 2 * step, row: rows.lowerBound - 2 * step, columns: across + 1,
            rows: down + 1, channels: channels)
        lattice.values = askWarily(Array(0..<(across + 1) * (down + 1)), of: lattice, areForetold: false).values
        var suspects = CellMap(columns: lattice.innerColumns, rows: lattice.innerRows, all: true)
        while lattice.step > 1 {
            lattice = lattice.halved()
            suspects = refine(&lattice, suspects: suspects)
        }
        return lattice
    }

    private func cells(_ range: Range<Int>, _ step: Int) -> Int { (range.count + step - 1) / step }

    // MARK: Refinement

    /// Asks for the new points of a halved lattice that may be wrong; gives the inner cells of it that are suspect.
    private mutating func refine(_ lattice: inout OutputLattice, suspects: CellMap) -> CellMap {
        var errors = CellErrors(
            columns: suspects.columns, rows: suspects.rows,
            roughness: Self.roughness / Float(lattice.step).squareRoot())
        var points = errors.middles(of: suspects)
        var answers = askWarily(points, of: lattice)
        while !points.isEmpty {
            for (point, error) in zip(points, answers.errors) { errors.note(error, point: point) }
            lattice.set(answers.values, at: points)
            points = errors.pointsOfRoughCells()
            answers = ask(points, of: lattice)
        }
        return errors.suspects(above: Self.suspicion, besideAbove: Self.contagion).halved()
    }

    // MARK: Asking

    /// What the network gives at some points, and how wrongly each was foretold.
    private typealias Answers = (values: [Float], errors: [Float])

    /// The answers at some points of a lattice. Where the hidden lattice fails at a sample of them, or of those that were
    /// foretold worst, another takes its place.
    private mutating func askWarily(_ points: [Int], of lattice: OutputLattice, areForetold: Bool = true) -> Answers {
        while hidden != nil {
            let answers = ask(points, of: lattice)
            let probes = (areForetold ? doubtful(answers.errors) : []) + points.indices.scattered(Self.probes)
            let truths = evaluate(at: probes.map { points[$0] }, of: lattice, from: nil, arithmetic: .floats)
            let found = probes.flatMap { answers.values[$0 * channels..<($0 + 1) * channels] }
            if network.differences(truths, found).allSatisfy({ $0 <= Self.trust }) { return answers }
            fallBack()
        }
        return ask(points, of: lattice)
    }

    /// Of what was foretold wrongly, cut into runs, the worst of each.
    private func doubtful(_ errors: [Float]) -> [Int] {
        let wrong = errors.indices.filter { errors[$0] > Self.doubt }
        let runs = min(Self.doubtfulRuns, wrong.count)
        return (0..<runs).compactMap { run in
            wrong[run * wrong.count / runs..<(run + 1) * wrong.count / runs].max { errors[$0] < errors[$1] }
        }
    }

    private func ask(_ points: [Int], of lattice: OutputLattice) -> Answers {
        let values = evaluate(at: points, of: lattice, from: hidden, arithmetic: arithmetic)
        return (values, network.differences(values, lattice.values(at: points)))
    }

    private func evaluate(
        at points: [Int], of lattice: OutputLattice, from hidden: HiddenLattice?, arithmetic: Arithmetic
    ) -> [Float] {
        network.evaluateOutputs(
            at: points.map { lattice.pixel(at: $0) }, of: plane, from: hidden, arithmetic: arithmetic,
            scratch: scratch)
    }

    // MARK: Hidden layers

    /// Takes a finer lattice of hidden values, or one of an earlier layer, or none.
    private mutating func fallBack() {
        if fallbacks.isEmpty {
            hidden = hidden?.depth == stem?.depth ? nil : stem
        } else {
            let (depth, step) = fallbacks.removeFirst()
            hidden = hiddenLattice(depth: depth, columns: axis(columns, step), rows: axis(rows, step))
        }
    }

    /// The points of a hidden lattice around all pixels that may be asked for.
    private func axis(_ pixels: Range<Int>, _ step: Int) -> LatticeAxis {
        let margin = 2 * self.step
        let last = pixels.upperBound - 1 + margin + self.step
        return LatticeAxis(around: pixels.lowerBound - margin...last, step: step)
    }

    private func hiddenLattice(depth: Int, columns: LatticeAxis, rows: LatticeAxis) -> HiddenLattice {
        HiddenLattice(
            network, depth: depth, of: plane, columns: columns, rows: rows, parent: stem, scratch: scratch)
    }
}
