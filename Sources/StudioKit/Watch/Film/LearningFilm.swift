// SPDX-License-Identifier: MIT
import Encoding
import Foundation
import NeuralField
import Raster

/// A film of pictures being learned, drawn from their snapshots.
struct LearningFilm {
    private let runs: [SnapshotRun]
    private let options: LearningFilmOptions
    private let studio: StudioOptions
    private let layout: FilmLayout
    private let film: PictureFilm
    /// What the panels show of the picture, at their size; nil where it is not at hand.
    private let pictures: [Picture?]

    private static let paper: [UInt16] = [65535, 65535, 65535]

    /// - Throws: ``StudioFailure`` where a panel needs a picture that is not at hand, `EncodingError`.
    init(of runs: [SnapshotRun], to outputs: [FilmOutput], options: LearningFilmOptions, studio: StudioOptions) throws {
        self.runs = runs
        self.options = options
        self.studio = studio
        let views = options.show.views
        if views != [.learned], let lost = runs.first(where: { $0.picture == nil }) {
            throw StudioFailure(
                "the picture that \"\(lost.name)\" learned is not at hand; say where it is with --pictures, or use --show "
                    + "learned", .missingInput)
        }
        let layout = FilmLayout(
            cells: runs.count, panels: views.count, size: options.size?.size, shape: runs[0].size,
            hasCaption: options.caption)
        self.layout = layout
        film = try PictureFilm(
            outputs, size: layout.size, frameRate: options.fps.rate, frameCount: options.frames)
        pictures =
            views == [.learned] ? runs.map { _ in nil } : runs.map { $0.picture.map { Self.fit($0, layout.panel) } }
    }

    var size: PixelSize { film.format.size }

    /// Makes the film.
    ///
    /// - Returns: each run's snapshots as they were measured for it.
    /// - Throws: errors of files and encoders, ``StudioFailure`` when interrupted.
    func make() throws -> [[MeasuredSnapshot]] {
        let measured = try runs.map { try $0.measured(interruption: .shared) }
        let places = measured.map { options.clock.places(of: $0) }
        var sheet = Picture(size: film.format.size, channels: .rgb, filledWith: Self.paper)
        var shown = [Int](repeating: -1, count: runs.count)
        func wanted(at frame: Int) -> [Int] {
            let share = min(1, Double(frame) / Double(max(1, options.movingFrames - 1)))
            return places.map { FilmClock.index(at: share, among: $0) }
        }
        let isMade = try film.make(
            console: studio.console, interruption: .shared, isHeld: { wanted(at: $0) == wanted(at: $0 - 1) }
        ) { frame in
            let wanted = wanted(at: frame)
            for (cell, index) in wanted.enumerated() where shown[cell] != index {
                try draw(cell, at: measured[cell][index], onto: &sheet)
            }
            shown = wanted
            return sheet
        }
        guard isMade else { throw StudioFailure("interrupted; no film was made, the snapshots are kept", .interrupted) }
        return measured
    }

    private func draw(_ cell: Int, at snapshot: MeasuredSnapshot, onto sheet: inout Picture) throws {
        let run = runs[cell]
        let learned = PackedNetwork(try run.weights(at: snapshot.step), tier: studio.tier)
            .drawPicture(of: layout.panel, sampling: .adaptive(detail: run.size.shortSide), threads: studio.threads)
            .onPaper
        for (index, view) in options.show.views.enumerated() {
            let origin = layout.origin(cell: cell, panel: index)
            var panel = learned
            switch view {
            case .learned: break
            case .picture: panel = pictures[cell] ?? learned
            case .delta:
                let delta = try Delta(learned, minus: pictures[cell] ?? learned)
                panel = delta.picture(amplification: options.amplify.factor(largest: delta.largest))
            }
            sheet.paste(panel, x: origin.x, y: origin.y)
            guard options.caption else { continue }
            sheet.paste(
                layout.caption(caption(view, run, snapshot)), x: origin.x, y: origin.y + layout.panel.height)
        }
    }

    private func caption(_ view: FilmPanel.View, _ run: SnapshotRun, _ snapshot: MeasuredSnapshot) -> String {
        switch view {
        case .picture: run.name
        case .delta: "difference"
        case .learned:
            // A distance to the last snapshot is no quality to tell.
            "\(options.show.views.count == 1 ? run.name + "  " : "")step \(snapshot.step)"
                + (run.picture == nil ? "" : "  \(Wording.decibels(snapshot.decibels))")
        }
    }

    /// A picture as a drawing of a panel's size shows it: the short sides agree, long ones are cut or leave paper.
    private static func fit(_ picture: Picture, _ panel: PixelSize) -> Picture {
        let flat = picture.onPaper
        let scale = Double(panel.shortSide) / Double(flat.size.shortSide)
        let scaled = PixelSize(
            width: max(1, Int((Double(flat.size.width) * scale).rounded())),
            height: max(1, Int((Double(flat.size.height) * scale).rounded())))
        // A panorama's whole scaled picture may be a thousand times larger than what is shown of it.
        let shown = flat.resized(
            to: scaled,
            middle: PixelSize(width: min(scaled.width, panel.width), height: min(scaled.height, panel.height)))
        var sheet = Picture(size: panel, channels: .rgb, filledWith: paper)
        sheet.paste(shown, x: (panel.width - shown.size.width) / 2, y: (panel.height - shown.size.height) / 2)
        return sheet
    }
}

extension Picture {
    /// Over white, in colours.
    fileprivate var onPaper: Picture { flattened(over: (65535, 65535, 65535)).converted(to: .rgb) }
}
