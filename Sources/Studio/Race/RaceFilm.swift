// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Engine
import Foundation
import Networks
import Plotting
import Raster

/// Films the runs of a race side by side, all at the same step, second or pixel update.
///
/// A frame shows each run's latest snapshot. The early steps, in which most happens, take most of the film. A run that
/// diverges is crossed out from that step on.
public struct RaceFilm {
    /// The look of the film.
    public struct Look: Sendable {
        /// Size of the film; nil for one that suits the number of runs.
        public var size: PixelSize?
        public var frameRate = FrameRate(30)
        /// Number of frames, 2 or more; the last sixth of them holds the end.
        public var frames = 240

        public init() {}
    }

    private let runs: [SnapshotRun]
    private let curves: [LearningCurve]
    /// Position of each snapshot of each run on ``abscissa``.
    private let times: [[Double]]
    private let abscissa: CurveAbscissa
    private let look: Look
    private let layout: FilmLayout
    private let film: PictureFilm
    private let context: StudioContext

    private static let crossColour = Colour(0.84, 0.15, 0.16)

    /// - Parameter runs: runs with snapshots, in the order of `curves`.
    /// - Throws: `EncodingError`.
    public init(
        of runs: [SnapshotRun], curves: [LearningCurve], abscissa: CurveAbscissa, look: Look,
        to outputs: [FilmOutput], context: StudioContext
    ) throws {
        self.runs = runs
        self.curves = curves
        self.abscissa = abscissa
        self.look = look
        self.context = context
        times = zip(runs, curves).map { run, curve in run.steps.map { Self.time(of: $0, in: curve, abscissa) } }
        layout = FilmLayout(
            cells: runs.count, panels: 1, size: look.size, shape: runs[0].size, hasCaption: true,
            captionLines: 2)
        film = try PictureFilm(
            outputs, size: layout.size, frameRate: look.frameRate, frameCount: look.frames)
    }

    public var size: PixelSize { film.format.size }

    /// - Throws: ``StudioFailure`` when interrupted; then there is no film. Errors of weight files and encoders.
    public func make() throws {
        var sheet = Picture.white(film.format.size)
        var shown = [Cell?](repeating: nil, count: runs.count)
        func wanted(at frame: Int) -> [Cell] { runs.indices.map { cell($0, at: time(of: frame)) } }
        try film.make(
            context, interrupted: "no film was made, the race is kept", isHeld: { wanted(at: $0) == wanted(at: $0 - 1) }
        ) { frame in
            let wanted = wanted(at: frame)
            for (index, cell) in wanted.enumerated() where cell != shown[index] {
                try draw(cell, of: index, onto: &sheet)
            }
            shown = wanted
            return sheet
        }
    }

    // MARK: Time

    /// The content of a cell.
    private struct Cell: Equatable {
        let snapshot: Int
        let isOver: Bool
    }

    /// The time that a frame shows. Early times pass slowly: with x the time scaled to the number of steps, 1 + x grows
    /// by the same factor each frame.
    private func time(of frame: Int) -> Double {
        let last = times.compactMap(\.last).max() ?? 1
        let steps = Double(runs.compactMap(\.steps.last).max() ?? 1)
        let moving = max(1, look.frames - look.frames / 6 - 1)
        let share = min(1, Double(frame) / Double(moving))
        return share == 1 ? .infinity : last * (exp(share * log(1 + steps)) - 1) / steps
    }

    private func cell(_ run: Int, at time: Double) -> Cell {
        let snapshot = (times[run].firstIndex { $0 > time } ?? times[run].count) - 1
        let end =
            curves[run].hasDiverged ? curves[run].end.map { Self.time(of: $0.step, in: curves[run], abscissa) } : nil
        return Cell(snapshot: max(0, snapshot), isOver: end.map { time >= $0 } ?? false)
    }

    /// The time of a step; interpolated linearly between logged steps.
    private static func time(of step: Int, in curve: LearningCurve, _ abscissa: CurveAbscissa) -> Double {
        if abscissa == .steps { return Double(step) }
        var before = (step: 0, time: 0.0)
        for line in curve.steps {
            guard let time = abscissa.value(line) else { continue }
            if line.step >= step {
                let share = Double(step - before.step) / Double(max(1, line.step - before.step))
                return before.time + share * (time - before.time)
            }
            before = (line.step, time)
        }
        return before.time
    }

    // MARK: Drawing

    private func draw(_ cell: Cell, of index: Int, onto sheet: inout Picture) throws {
        let run = runs[index]
        let step = run.steps[cell.snapshot]
        var panel = PackedNetwork(try run.weights(at: step), tier: context.tier)
            .drawPicture(of: layout.panel, sampling: .adaptive(detail: run.size.shortSide), threads: context.threads)
            .onWhite
        let curve = curves[index]
        let decibels = curve.measuredSteps.last { $0.step <= step }?.bestPsnr
        var state = "step \(step)" + (decibels.map { "  \(Wording.decibels($0))" } ?? "")
        if cell.isOver {
            panel = crossedOut(panel)
            state = "diverged at step \(curve.end?.step ?? step)"
        }
        let origin = layout.origin(cell: index, panel: 0)
        sheet.paste(panel, x: origin.x, y: origin.y)
        sheet.paste(layout.caption(curve.name, state), x: origin.x, y: origin.y + layout.panel.height)
    }

    private func crossedOut(_ picture: Picture) -> Picture {
        let canvas = Canvas(size: picture.size)
        canvas.draw(picture, x: 0, y: 0)
        canvas.cross(
            x: Double(picture.size.width) / 2, y: Double(picture.size.height) / 2,
            reach: 0.3 * Double(picture.size.shortSide), Self.crossColour,
            width: max(2, Double(picture.size.shortSide) / 32))
        return canvas.picture
    }
}
