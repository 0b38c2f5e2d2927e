// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Storage
import WeightFiles

/// Learns the runs of a race one after the other, each with all threads, so that their times can be compared.
public final class RaceSession {
    /// One way of learning the picture.
    public struct Run: Sendable {
        /// The name shown, for example `rate 1e-3, batch 4096`.
        public let label: String
        /// The name of its weight file, for example `rate-1e-3_batch-4096`.
        public let fileName: String
        /// The arguments in which the run differs; a learned run of the same arguments is not learned again.
        public let arguments: [String]
        public let recipe: Recipe
        /// Neither ``StartChoice/star`` nor ``StartChoice/chain``, as there is one picture.
        public let start: StartChoice
        public let channels: ChannelChoice
        public let limits: LearningLimits
        public let hasFixedSteps: Bool

        /// - Parameter arguments: nil to derive them from the recipe and the other parameters.
        public init(
            label: String, fileName: String, arguments: [String]? = nil, recipe: Recipe, start: StartChoice = .shared,
            channels: ChannelChoice = .auto, limits: LearningLimits = LearningLimits(), hasFixedSteps: Bool = false
        ) {
            self.label = label
            self.fileName = fileName
            self.arguments =
                arguments ?? [
                    Self.words(recipe.shape), Self.words(recipe.settings), "\(start)", "\(channels)", "\(limits)",
                    "\(hasFixedSteps)",
                ]
            self.recipe = recipe
            self.start = start
            self.channels = channels
            self.limits = limits
            self.hasFixedSteps = hasFixedSteps
        }

        private static func words(_ value: some Encodable) -> String { (try? JSONLine.text(value)) ?? "\(value)" }
    }

    public let folder: WeightsFolder
    private let source: PictureSource
    private let digest: String
    private let runs: [Run]
    private let ancestors: WeightsFolder
    private let points: WatchPoints
    /// Whether snapshots are needed for a film.
    private let keepsSnapshots: Bool
    private let overwrites: Bool
    private let context: StudioContext
    private let log: LogFile
    private let lock: FolderLock.Hold

    /// - Parameter ancestors: the folder in which `--start from:NAME` finds weight files.
    /// - Throws: `StorageError`, `FolderLock.Kept` when another race is at work in that folder, ``StudioFailure``.
    public init(
        of source: PictureSource, runs: [Run], in folder: FilePath, ancestors: WeightsFolder,
        points: WatchPoints = WatchPoints(), keepsSnapshots: Bool = false, overwrites: Bool = false,
        context: StudioContext
    ) throws {
        self.source = source
        self.runs = runs
        self.folder = WeightsFolder(folder)
        self.ancestors = ancestors
        self.points = points
        self.keepsSnapshots = keepsSnapshots
        self.overwrites = overwrites
        self.context = context
        digest = try SHA256.hexadecimal(ofFileAt: source.path)
        try folder.makeFolder()
        lock = try FolderLock.work(in: folder).hold()
        AtomicFile.removeStaleParts(in: folder)
        AtomicFile.removeStaleParts(in: self.folder.snapshots.path)
        log = try LogFile(folder.appending("race.jsonl"))
    }

    /// Releases the folder for other commands, once all is drawn.
    public func leave() { lock.release() }

    /// Learns the runs that are not learned yet.
    ///
    /// - Returns: the curves of all runs, in their order.
    /// - Throws: errors that keep a run from being learned, other than diverging; ``StudioFailure`` when interrupted.
    public func curves() throws -> [LearningCurve] {
        defer { context.observer.handle(.over) }
        let recording = Recording(
            schedule: .doubling, points: points.points, tolerance: points.tolerance, log: log)
        var manifest = try RaceManifest(in: folder.path)
        for run in runs {
            lock.touch()
            let name = run.fileName
            let wanted = RaceManifest.Run(
                arguments: run.arguments, pictureSha256: digest, points: points.points.map(\.name),
                tolerance: points.tolerance, software: Version.string)
            if try !overwrites && manifest.runs[name] == wanted && isFinished(name) {
                context.observer.handle(.race(.kept(run: run.label)))
                continue
            }
            // Until the new weights are written, the file of that name may hold weights of other settings.
            try manifest.note(nil, named: name, in: folder.path)
            // A run that was finished is noted, even if a stop was requested meanwhile.
            let isComplete = try learn(run, recording)
            if isComplete { try manifest.note(wanted, named: name, in: folder.path) }
            if !isComplete || context.isStopRequested {
                throw StudioFailure(
                    "interrupted; what was learned is kept, and the same command goes on", .interrupted)
            }
        }
        let curves = Dictionary(try logged().map { ($0.name, $0) }) { first, _ in first }
        return try runs.map { run in
            guard var curve = curves[run.fileName] else {
                throw StudioFailure(
                    "\(log.path) has no lines of \(run.label): another program wrote to it; race again with "
                        + "--overwrite", .badData)
            }
            curve.name = run.label
            return curve
        }
    }

    /// - Returns: false when it was interrupted.
    private func learn(_ run: Run, _ recording: Recording) throws -> Bool {
        let workshop = Workshop(context)
        workshop.share.begin()
        var watching = Watching()
        watching.recording = recording
        watching.snapshots = keepsSnapshots ? .logarithmic : nil
        let request = LearnRequest(
            recipe: run.recipe, start: run.start, seed: run.recipe.settings.seed, channels: run.channels,
            limits: run.limits, hasFixedSteps: run.hasFixedSteps, folder: folder, overwrites: true, watching: watching)
        let source = PictureSource(path: source.path, name: run.fileName)
        do {
            let record = try PictureLearning(source: source, request: request, workshop: workshop).run { shape in
                try ancestor(run.start, seed: request.seed, shape: shape)
            }
            if let quality = record.psnrDb.decibels, record.outcome == .learned {
                context.observer.handle(.race(.learned(run: run.label, decibels: quality)))
            }
            return record.outcome != .interrupted
        } catch {
            // Diverging is a result of the race; any other error ends it.
            guard let curve = try logged().first(where: { $0.name == run.fileName }), curve.hasDiverged,
                (error as? StudioFailure)?.kind == .badData
            else { throw error }
            context.observer.handle(.race(.diverged(run: run.label, step: curve.end?.step ?? 0)))
            return true
        }
    }

    private func ancestor(_ start: StartChoice, seed: UInt64, shape: NetworkShape) throws -> Ancestor {
        switch start {
        case .from(let name):
            let file = try LearnedFile(at: ancestors.hintingPath(for: name))
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
