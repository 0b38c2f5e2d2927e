// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Engine
import Foundation
import Networks
import Raster
import WeightFiles

/// A film of pictures being learned, drawn from their snapshots.
public struct LearningFilm {
    /// The contents and the look of the film.
    public struct Look: Sendable {
        public var show = FilmPanel.learned
        public var clock = SnapshotPace.loss
        /// Size of the film; nil for one that suits the pictures.
        public var size: PixelSize?
        public var frameRate = FrameRate(30)
        /// Number of all frames, 1 or more.
        public var frames = 240
        /// Frames that hold the end, fewer than ``frames``; nil for a sixth of them.
        public var heldFrames: Int?
        /// Whether name, step and PSNR are written below each picture.
        public var hasCaption = false
        public var amplification = Amplification.factor(4)

        public init() {}

        /// Frames before the hold of the end.
        var movingFrames: Int { frames - (heldFrames ?? frames / 6) }
    }

    private let runs: [SnapshotRun]
    private let look: Look
    private let context: StudioContext
    private let layout: FilmLayout
    private let film: PictureFilm
    /// The original picture of each run, at the size of a panel; nil where it is not at hand.
    private let pictures: [Picture?]

    /// - Throws: ``StudioFailure`` when a panel needs a picture that is not at hand, `EncodingError`.
    init(of runs: [SnapshotRun], to outputs: [FilmOutput], look: Look, context: StudioContext) throws {
        self.runs = runs
        self.look = look
        self.context = context
        let views = look.show.views
        if views != [.learned], let lost = runs.first(where: { $0.picture == nil }) {
            throw StudioFailure(
                "the picture that \"\(lost.name)\" learned is not at hand; say where it is with --pictures, or use --show "
                    + "learned", .missingInput)
        }
        let layout = FilmLayout(
            cells: runs.count, panels: views.count, size: look.size, shape: runs[0].size,
            hasCaption: look.hasCaption)
        self.layout = layout
        film = try PictureFilm(
            outputs, size: layout.size, frameRate: look.frameRate, frameCount: look.frames)
        pictures =
            views == [.learned] ? runs.map { _ in nil } : runs.map { $0.picture.map { Self.fit($0, layout.panel) } }
    }

    public var size: PixelSize { film.format.size }

    /// A film of several names' snapshots.
    ///
    /// - Parameter pictures: the learned pictures that are at hand, by name.
    /// - Throws: ``StudioFailure`` when there are no snapshots or a panel needs a picture that is not at hand, errors
    ///   of files, `EncodingError`.
    public init(
        of names: [String], in folder: WeightsFolder, pictures: [PictureSource], to outputs: [FilmOutput],
        look: Look = Look(), context: StudioContext
    ) throws {
        let runs = try names.map { try SnapshotRun(of: $0, in: folder, pictures: pictures, context: context) }
        try self.init(of: runs, to: outputs, look: look, context: context)
    }

    /// Makes the film.
    ///
    /// - Throws: errors of files and encoders, ``StudioFailure`` when interrupted.
    public func make() throws -> LearningFilmRecord {
        let started = ContinuousClock.now
        let measured = try draw()
        return LearningFilmRecord(
            outputs: film.outputs.map(\.path.string), frames: look.frames, width: size.width, height: size.height,
            fps: look.frameRate.description, seconds: (ContinuousClock.now - started) / .seconds(1),
            curves: zip(runs, measured).map { run, snapshots in
                LearningFilmRecord.Curve(
                    name: run.name, points: snapshots.map { .init(step: $0.step, psnrDb: $0.decibels) })
            })
    }

    /// - Returns: the measured snapshots of each run.
    /// - Throws: errors of files and encoders, ``StudioFailure`` when interrupted.
    private func draw() throws -> [[MeasuredSnapshot]] {
        let measured = try runs.map { try $0.measured() }
        let places = measured.map { look.clock.places(of: $0) }
        var sheet = Picture.white(film.format.size)
        var shown = [Int](repeating: -1, count: runs.count)
        func wanted(at frame: Int) -> [Int] {
            let share = min(1, Double(frame) / Double(max(1, look.movingFrames - 1)))
            return places.map { SnapshotPace.index(at: share, among: $0) }
        }
        try film.make(
            context, interrupted: "no film was made, the snapshots are kept",
            isHeld: { wanted(at: $0) == wanted(at: $0 - 1) }
        ) { frame in
            let wanted = wanted(at: frame)
            for (cell, index) in wanted.enumerated() where shown[cell] != index {
                try draw(cell, at: measured[cell][index], onto: &sheet)
            }
            shown = wanted
            return sheet
        }
        return measured
    }

    private func draw(_ cell: Int, at snapshot: MeasuredSnapshot, onto sheet: inout Picture) throws {
        let run = runs[cell]
        let learned = PackedNetwork(try run.weights(at: snapshot.step), tier: context.tier)
            .drawPicture(of: layout.panel, sampling: .adaptive(detail: run.size.shortSide), threads: context.threads)
            .onWhite
        for (index, view) in look.show.views.enumerated() {
            let origin = layout.origin(cell: cell, panel: index)
            var panel = learned
            switch view {
            case .learned: break
            case .picture: panel = pictures[cell] ?? learned
            case .delta:
                let delta = try Delta(learned, minus: pictures[cell] ?? learned)
                panel = delta.picture(amplification: look.amplification.factor(largest: delta.largest))
            }
            sheet.paste(panel, x: origin.x, y: origin.y)
            guard look.hasCaption else { continue }
            sheet.paste(
                layout.caption(caption(view, run, snapshot)), x: origin.x, y: origin.y + layout.panel.height)
        }
    }

    private func caption(_ view: FilmPanel.View, _ run: SnapshotRun, _ snapshot: MeasuredSnapshot) -> String {
        switch view {
        case .picture: run.name
        case .delta: "difference"
        case .learned:
            // Without a picture, the PSNR is relative to the last snapshot, which says nothing about quality.
            "\(look.show.views.count == 1 ? run.name + "  " : "")step \(snapshot.step)"
                + (run.picture == nil ? "" : "  \(Wording.decibels(snapshot.decibels))")
        }
    }

    /// A picture scaled as a drawing of the panel's size is: the short sides agree, and the long side is cut or padded
    /// with white.
    private static func fit(_ picture: Picture, _ panel: PixelSize) -> Picture {
        let flat = picture.onWhite
        let scale = Double(panel.shortSide) / Double(flat.size.shortSide)
        let scaled = PixelSize(
            width: max(1, Int((Double(flat.size.width) * scale).rounded())),
            height: max(1, Int((Double(flat.size.height) * scale).rounded())))
        // Only the middle is scaled: all of a panorama might be a thousand times larger than the part shown.
        let shown = flat.resized(
            to: scaled,
            middle: PixelSize(width: min(scaled.width, panel.width), height: min(scaled.height, panel.height)))
        var sheet = Picture.white(panel)
        sheet.paste(shown, x: (panel.width - shown.size.width) / 2, y: (panel.height - shown.size.height) / 2)
        return sheet
    }
}

/// The result of `film`; `--json` prints it as it is.
public struct LearningFilmRecord: Encodable {
    public struct Curve: Encodable {
        public struct Point: Encodable {
            public let step: Int
            public let psnrDb: Double
        }

        public let name: String
        /// PSNR of the drawings of all snapshots against the picture, or against the last drawing where the picture is
        /// not at hand.
        public let points: [Point]
    }

    public let outputs: [String]
    public let frames: Int
    public let width: Int
    public let height: Int
    public let fps: String
    public let seconds: Double
    public let curves: [Curve]
}
