// SPDX-License-Identifier: MIT
import Basics
import Kernels
import Raster

/// A part of a picture, drawn by evaluating the network at the points of a coarse lattice, and at more where it is
/// rough.
///
/// The lattice is halved until its points are the pixels. At each halving the middle of every suspect cell is predicted
/// from its surroundings, and evaluated. If the two differ too much, the cell is rough, and all its new points are
/// evaluated. If one of these differs too much, the cells that share it are rough, too, and so on as far as the
/// roughness goes. Cells within a cell of small differences are taken to be smooth: halving the step divides the
/// prediction error by 16 where colours are smooth, by about 4 at edges. A rough picture ends up evaluated at all its
/// pixels. Tiles that a mirror's edge comes near are evaluated at all pixels from the start, as the plane has a crease
/// there.
struct AdaptiveTile {
    /// Width and height of a whole tile in pixels. Each tile decides by itself which of its points are evaluated.
    static let size = (width: 512, height: 256)

    private let network: PackedNetwork
    private let plane: PicturePlane
    private let scratch: PackedNetwork.Scratch
    private let columns: Range<Int>
    private let rows: Range<Int>
    private let channels: Int
    private let step: Int
    /// The arithmetic of all evaluations but probes, which are in floats.
    private let arithmetic: Arithmetic
    /// The lattice of the first layer, from which lattices of deeper layers are computed; nil if there is none.
    private var stem: HiddenLattice?
    /// The lattice that replaces the first layers at present; nil if every layer is evaluated.
    private var hidden: HiddenLattice?
    /// The hidden lattices to try next when ``hidden`` proves inexact. After them come ``stem``, then none.
    private var fallbacks: [(depth: Int, step: Int)] = []

    /// Prediction error above which a cell is rough, at the finest step (one pixel). At coarser steps the threshold is
    /// lower: half as large at a step of four pixels.
    private static let roughness: Float = 0.35 / 255
    /// Largest prediction error in a cell above which the cells within it are suspect at the next halving.
    private static let suspicion: Float = 0.6 / 255
    /// Largest prediction error in a cell above which the cells within its four neighbours are suspect, too.
    private static let contagion: Float = 1.5 / 255
    /// Largest error of a probe's colour at which interpolated hidden values are still trusted.
    private static let trust: Float = 0.2 / 255
    /// Number of points that are probed whatever their prediction errors.
    private static let probes = 128
    /// Points with prediction errors above this are cut into ``doubtfulRuns`` runs; the worst of each run is probed,
    /// too.
    private static let doubt: Float = 1 / 255
    private static let doubtfulRuns = 64
    /// Upper bound of how far lattices extend beyond a tile, in first steps.
    static let reach = 12

    /// - Parameter step: pixels between the first lattice's points, a power of two; see ``firstStep(of:sampling:)``.
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

    /// The first lattice's step that suits a picture, in pixels; nil if evaluating every pixel is as quick.
    ///
    /// It is at most two learned pixels. As the middles of all the first lattice's cells are evaluated, too, little
    /// learned detail slips through.
    static func firstStep(of size: PixelSize, sampling: PixelSampling) -> Int? {
        guard case .adaptive(let detail) = sampling, detail > 0 else { return nil }
        return [8, 4].first { Double($0) <= 2 * Double(size.shortSide) / Double(detail) }
    }

    /// Draws the tile.
    ///
    /// - Parameter first: the tile's first sample among the picture's, which lie row by row.
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

    /// The network's outputs at the tile's pixels, in a lattice of step 1 that covers at least these.
    private mutating func outputs() -> OutputLattice {
        // Two cells more on every side: each halving loses the outermost ones.
        let (across, down) = (cells(columns, step) + 4, cells(rows, step) + 4)
        var lattice = OutputLattice(
            step: step, column: columns.lowerBound - 2 * step, row: rows.lowerBound - 2 * step, columns: across + 1,
            rows: down + 1, channels: channels)
        lattice.values = askWarily(Array(0..<(across + 1) * (down + 1)), of: lattice, arePredicted: false).values
        var suspects = CellMap(columns: lattice.innerColumns, rows: lattice.innerRows, all: true)
        while lattice.step > 1 {
            lattice = lattice.halved()
            suspects = refine(&lattice, suspects: suspects)
        }
        return lattice
    }

    private func cells(_ range: Range<Int>, _ step: Int) -> Int { (range.count + step - 1) / step }

    // MARK: Refinement

    /// Evaluates the new points of a halved lattice that may be wrong; returns its suspect inner cells.
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

    // MARK: Evaluation

    /// The network's outputs at some points, `[count][channels]`, and each point's prediction error.
    private typealias Answers = (values: [Float], errors: [Float])

    /// The answers at some points of a lattice. The hidden lattice is checked at a sample of them and at some of those
    /// with the largest prediction errors; if it proves inexact, another replaces it.
    private mutating func askWarily(_ points: [Int], of lattice: OutputLattice, arePredicted: Bool = true) -> Answers {
        while hidden != nil {
            let answers = ask(points, of: lattice)
            let probes = (arePredicted ? doubtful(answers.errors) : []) + points.indices.scattered(Self.probes)
            let truths = evaluate(at: probes.map { points[$0] }, of: lattice, from: nil, arithmetic: .floats)
            let found = probes.flatMap { answers.values[$0 * channels..<($0 + 1) * channels] }
            if network.differences(truths, found).allSatisfy({ $0 <= Self.trust }) { return answers }
            fallBack()
        }
        return ask(points, of: lattice)
    }

    /// The points with the largest prediction errors: the worst of each run.
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

    /// Replaces the hidden lattice by the next fallback: a finer one, then one of an earlier layer, then none.
    private mutating func fallBack() {
        if fallbacks.isEmpty {
            hidden = hidden?.depth == stem?.depth ? nil : stem
        } else {
            let (depth, step) = fallbacks.removeFirst()
            hidden = hiddenLattice(depth: depth, columns: axis(columns, step), rows: axis(rows, step))
        }
    }

    /// The points of a hidden lattice, along one axis, around all pixels that may be evaluated.
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
