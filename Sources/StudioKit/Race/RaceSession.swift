// SPDX-License-Identifier: MIT
import Foundation
import Learning
import NeuralField
import Storage

/// Runs of one race, one after the other, each with all threads, so that their seconds can be compared.
final class RaceSession {
    struct Run {
        let entry: RaceWords.Entry
        let options: LearningOptions
    }

    let folder: WeightsFolder
    private let source: PictureSource
    private let digest: String
    private let runs: [Run]
    private let ancestors: WeightsFolder
    private let points: PointOptions
    /// Whether snapshots are needed for a film.
    private let keepsSnapshots: Bool
    private let overwrites: Bool
    private let studio: StudioOptions
    private let log: LogFile
    private let lock: FolderLock.Hold

    /// - Parameter ancestors: where `--start from:NAME` finds weight files.
    /// - Throws: `StorageError`, `FolderLock.Kept` where another race is in that folder, ``StudioFailure``.
    init(
        of source: PictureSource, runs: [Run], in folder: FilePath, ancestors: WeightsFolder, points: PointOptions,
        keepsSnapshots: Bool, overwrites: Bool, studio: StudioOptions
    ) throws {
        self.source = source
        self.runs = runs
        self.folder = WeightsFolder(folder)
        self.ancestors = ancestors
        self.points = points
        self.keepsSnapshots = keepsSnapshots
        self.overwrites = overwrites
        self.studio = studio
        digest = try SHA256.hexadecimal(ofFileAt: source.path)
        try folder.makeFolder()
        lock = try FolderLock.work(in: folder).hold()
        AtomicFile.removeStaleParts(in: folder)
        AtomicFile.removeStaleParts(in: self.folder.snapshots.path)
        log = try LogFile(folder.appending("race.jsonl"))
    }

    /// Lets others into the folder, once all is drawn.
    func leave() { lock.release() }

    /// Learns what is not learned yet.
    ///
    /// - Returns: the curves of all runs, in their order.
    /// - Throws: what keeps any run from being learned, ``StudioFailure`` when interrupted; not that one diverged.
    func curves() throws -> [LearningCurve] {
        let recording = Recording(
            schedule: .doubling, points: points.points, tolerance: points.tolerance, log: log)
        var manifest = try RaceManifest(in: folder.path)
        for run in runs {
            lock.touch()
            let name = run.entry.fileName
            let wanted = RaceManifest.Run(
                arguments: run.entry.arguments, pictureSha256: digest, points: points.points.map(\.name),
                tolerance: points.tolerance, software: Version.string)
            if try !overwrites && manifest.runs[name] == wanted && isFinished(name) {
                studio.console.note("\(run.entry.label): learned before; --overwrite learns it again")
                continue
            }
            // Weights of another learning may lie there until the new ones come.
            try manifest.note(nil, named: name, in: folder.path)
            try learn(run, recording)
            if Interruption.shared.isRequested {
                throw StudioFailure(
                    "interrupted; what was learned is kept, and the same command goes on", .interrupted)
            }
            try manifest.note(wanted, named: name, in: folder.path)
        }
        let curves = Dictionary(try logged().map { ($0.name, $0) }) { first, _ in first }
        return try runs.map { run in
            guard var curve = curves[run.entry.fileName] else {
                throw StudioFailure(
                    "\(log.path) does not tell of \(run.entry.label); somebody else wrote to it: race again with "
                        + "--overwrite", .badData)
            }
            curve.name = run.entry.label
            return curve
        }
    }

    private func learn(_ run: Run, _ recording: Recording) throws {
        let progress = LearnProgress(console: studio.console, limits: LearningLimits())
        defer { progress.stop() }
        let workshop = Workshop(
            share: ThreadShare(of: studio.threads), progress: progress, interruption: .shared, console: studio.console)
        workshop.share.begin()
        var watching = Watching()
        watching.recording = recording
        watching.snapshots = keepsSnapshots ? .logarithmic : nil
        let request = run.options.request(folder: folder, overwrites: true, watching: watching, studio: studio)
        let source = PictureSource(path: source.path, name: run.entry.fileName)
        do {
            let record = try PictureLearning(source: source, request: request, workshop: workshop).run { shape in
                try ancestor(run.options.start, seed: request.seed, shape: shape)
            }
            if let quality = record.psnrDb.decibels, record.outcome == .learned {
                studio.console.note("\(run.entry.label): \(Wording.decibels(quality))")
            }
        } catch {
            // What diverged is part of the race; anything else ends it.
            guard let curve = try logged().first(where: { $0.name == run.entry.fileName }), curve.hasDiverged,
                (error as? StudioFailure)?.status == .badData
            else { throw error }
            studio.console.note("\(run.entry.label): diverged at step \(curve.end?.step ?? 0)")
        }
    }

    private func ancestor(_ start: StartArgument, seed: UInt64, shape: NetworkShape) throws -> Ancestor {
        switch start {
        case .from(let name):
            let file = try WeightFile.read(from: ancestors.hintingPath(for: name))
            return try Ancestor(file, named: name, shape: shape, start: .from)
        case .own: return Ancestor(seed: Ancestor.ownSeed(source.name, seed: seed), shape: shape, start: .own)
        default: return Ancestor(seed: seed, shape: shape, start: start.lineage)
        }
    }

    private func isFinished(_ name: String) throws -> Bool {
        guard let curve = try logged().first(where: { $0.name == name }), curve.end != nil else { return false }
        if try keepsSnapshots && folder.snapshotSteps(of: name).isEmpty { return false }
        return curve.hasDiverged || (try? folder.path(for: name)) != nil
    }

    private func logged() throws -> [LearningCurve] {
        guard FileManager.default.fileExists(atPath: log.path.string) else { return [] }
        return LearningCurve.curves(of: try LogReader(path: log.path).lines().map(\.line))
    }
}
