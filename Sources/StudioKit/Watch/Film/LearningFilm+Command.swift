// SPDX-License-Identifier: MIT
import Encoding
import NeuralField

extension LearningFilm {
    /// Makes one film of several names' snapshots and tells of it.
    ///
    /// - Throws: see ``SnapshotRun`` and ``LearningFilm``.
    static func make(
        of names: [String], in folder: WeightsFolder, pictures: [PictureSource], to outputs: [String],
        options: LearningFilmOptions, encoding: EncodingOptions, studio: StudioOptions
    ) throws {
        let started = ContinuousClock.now
        let outputs = try outputs.map { try FilmOutput(path: $0, options: encoding) }
        let runs = try names.map {
            try SnapshotRun(of: $0, in: folder, pictures: pictures, tier: studio.tier, threads: studio.threads)
        }
        let film = try LearningFilm(of: runs, to: outputs, options: options, studio: studio)
        let measured = try film.make()
        let record = LearningFilmRecord(
            outputs: outputs.map(\.path.string), frames: options.frames, width: film.size.width,
            height: film.size.height, fps: options.fps.rate.description,
            seconds: (ContinuousClock.now - started) / .seconds(1),
            curves: zip(names, measured).map { name, snapshots in
                LearningFilmRecord.Curve(
                    name: name, points: snapshots.map { .init(step: $0.step, psnrDb: $0.decibels) })
            })
        studio.console.result(studio.json ? try JSONLine.text(record) : record.line)
    }
}
