// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Learning
import Networks
import Raster
import Storage
import UnitMatching
import WeightFiles

/// Teaches each network's drawing to the next network, generation after generation.
///
/// A generation depends only on the files of the one before it, so an interrupted line continues to the same bits.
public final class GenerationsSession {
    private let request: GenerationsRequest
    private let workshop: Workshop
    private let learning: LearnRequest
    private let lock: FolderLock.Hold
    public private(set) var state: GenerationsFolder.State

    private var context: StudioContext { workshop.context }

    /// Takes hold of the folder and reads what is there already.
    ///
    /// - Throws: ``StudioFailure`` for a folder that holds another line, `FolderLock.Kept` when another command is at
    ///   work in it, errors of files.
    public init(_ request: GenerationsRequest, context: StudioContext) throws {
        self.request = request
        workshop = Workshop(context)
        learning = LearnRequest(
            recipe: request.recipe,
            start: .shared, seed: request.recipe.settings.seed, channels: .auto, limits: LearningLimits(),
            hasFixedSteps: true,
            folder: request.folder.weights, overwrites: false, watching: Watching())
        let identity = try request.identity
        state = GenerationsFolder.State(identity: identity)
        let folder = request.folder
        try folder.make()
        lock = try FolderLock.work(in: folder.path).hold()
        if request.overwrites {
            try folder.removeAll()
        } else if let begun = try folder.state() {
            guard begun.identity == identity else {
                let changed = identity.keys.sorted().first { begun.identity[$0] != identity[$0] } ?? "picture"
                throw StudioFailure(
                    "\(folder.path) holds a line with another \(changed); go on with the flags it was begun with, "
                        + "choose another folder with -o, or start again with --overwrite", .usage)
            }
            state = begun
            try folder.writeTable(of: begun)
        }
        try PNGWriter.write(request.subject.original, to: folder.picture(of: 0))
    }

    /// Learns the generations that are missing.
    ///
    /// - Throws: ``StudioFailure`` when interrupted; the state is saved. Errors of files.
    public func run() throws {
        defer { context.observer.handle(.over) }
        if !state.figures.isEmpty && state.figures.count < request.count && !state.isLost {
            context.observer.handle(.generations(.resumed(generations: state.figures.count)))
        }
        var parent = try state.figures.last.map { try Generation(file($0.generation), of: request, context) } ?? founder
        let first = try state.figures.isEmpty ? founder : firstGeneration()
        var eldest = first
        while state.figures.count < request.count && !state.isLost {
            let number = state.figures.count + 1
            lock.touch()
            guard let file = try learn(number, from: parent) else {
                if state.isLost { return }
                throw StudioFailure("interrupted; \(Self.outcome(overwrites: request.overwrites))", .interrupted)
            }
            let generation = Generation(file, of: request, context)
            if eldest == nil { eldest = generation }
            try note(generation, number, parent: parent, eldest: eldest ?? generation)
            parent = generation
        }
    }

    /// The outcome of an interruption.
    public static func outcome(overwrites: Bool) -> String {
        "what was learned is kept, and the same command " + (overwrites ? "without --overwrite goes on" : "goes on")
    }

    /// Releases the folder for other commands.
    public func leave() { lock.release() }

    /// Removes the generations that are not to be kept, once the film is made.
    ///
    /// - Throws: `StorageError` (`remove`).
    public func tidyUp() throws {
        let count = state.figures.count
        try request.folder.remove { $0 > 0 && $0 < count && !request.keeps($0) }
    }

    private var founder: Generation? { request.subject.founder.map { Generation($0, of: request, context) } }

    private func firstGeneration() throws -> Generation {
        try founder ?? Generation(file(1), of: request, context)
    }

    private func file(_ generation: Int) throws -> LearnedFile {
        try LearnedFile(at: request.folder.weightFile(of: generation))
    }

    // MARK: One generation

    /// - Returns: nil when it was interrupted or diverged.
    private func learn(_ number: Int, from parent: Generation?) throws -> LearnedFile? {
        let name = request.folder.name(of: number)
        let origin = try ancestor(of: number, parent: parent)
        let taught = parent?.drawing ?? request.subject.original
        let target = LearningTarget([taught], shape: request.recipe.shape)
        var settings = origin.settings(request.recipe.settings)
        if request.start == .seed { settings.seed = origin.lineage.root }
        let identity = ["lineage": try JSONLine.text(origin.lineage), "generation": name]
        let resumable = try ResumableLearning(name, request: learning, workshop: workshop)
        let learner =
            try resumable.saved(of: target, shape: request.recipe.shape, settings: settings, identity: identity)
            ?? Learner(target, from: origin.weights, settings: settings, tier: context.tier)
        do {
            guard try resumable.run(learner, limits: LearningLimits(), identity: identity) != .stopped else {
                return nil
            }
        } catch let failure as StudioFailure where learner.recentError?.isFinite == false {
            // A line that ends by diverging is a result, too, so this is an event rather than an error.
            context.observer.handle(.generations(.lost(generation: number, reason: "\(failure)")))
            state.isLost = true
            try request.folder.save(state)
            return nil
        }
        guard
            let drawing = learner.weights.savedDrawing(
                of: taught.size, tier: context.tier, threads: context.threads,
                isCancelled: { [context] in context.isStopRequested })
        else {
            // The state of a last step can be continued like any other.
            try resumable.save(learner, identity: identity)
            return nil
        }
        let provenance = Provenance(
            pictureWidth: taught.size.width, pictureHeight: taught.size.height, recipe: request.recipeName,
            steps: learner.step, pixelUpdates: settings.pixelUpdates(before: learner.step),
            psnr: SquaredError(drawing, taught).psnr)
        let file = WeightFile(weights: learner.weights, lineage: origin.lineage, provenance: provenance)
        try file.write(to: request.folder.weightFile(of: number))
        if request.keeps(number) || number == request.count {
            try PNGWriter.write(drawing, to: request.folder.picture(of: number))
        }
        try resumable.forget()
        return try self.file(number)
    }

    private func ancestor(of number: Int, parent: Generation?) throws -> Ancestor {
        let seed = request.recipe.settings.seed
        switch request.start {
        case .start: return Ancestor(seed: seed, shape: request.recipe.shape, start: .shared)
        case .seed:
            return Ancestor(
                seed: Ancestor.ownSeed(request.folder.name(of: number), seed: seed), shape: request.recipe.shape,
                start: .own)
        case .parent:
            guard let parent else { return Ancestor(seed: seed, shape: request.recipe.shape, start: .chain) }
            return try Ancestor(parent.file, named: "the parent", shape: request.recipe.shape, start: .chain)
        }
    }

    private func note(_ generation: Generation, _ number: Int, parent: Generation?, eldest: Generation) throws {
        let original = request.subject.original
        let weights = generation.file.file.weights
        state.figures.append(
            GenerationFigures(
                generation: number, norm: weights.norm,
                weightsToParent: parent.map { weights.distance(to: $0.file.file.weights) },
                weightsToFirst: weights.distance(to: eldest.file.file.weights),
                pictureToParent: generation.drawing.distance(to: parent?.drawing ?? original),
                pictureToFirst: generation.drawing.distance(to: eldest.drawing),
                pictureToOriginal: generation.drawing.distance(to: original)))
        try request.folder.save(state)
    }

    // MARK: Looking back

    /// The verdict on the drawings. The line is at rest if their distances differ by at most 1/200 of a level. Two
    /// eight-bit pictures of about 100x100 are that far apart if one sample differs by 1.
    var descent: Descent {
        Descent(distances: state.figures.map(\.pictureToFirst), rest: 0.005, isLost: state.isLost)
    }

    /// The verdict on the weights.
    var weightDescent: Descent {
        Descent(distances: state.figures.compactMap(\.weightsToFirst), rest: 1e-6, isLost: state.isLost)
    }

    public var verdict: String {
        descent.verdict == .open
            ? "drawings \(descent.words)" : "drawings \(descent.words); weights \(weightDescent.words)"
    }

    /// The drawing of a generation, where 0 is the original; nil when its weights were not kept.
    ///
    /// - Parameter size: nil for the size at which generations are taught.
    func drawing(of generation: Int, size: PixelSize? = nil) throws -> Picture? {
        let original = request.subject.original
        let size = size ?? original.size
        if generation == 0 {
            guard let founder = request.subject.founder, size != original.size else {
                return original.resized(to: size)
            }
            return founder.file.weights.savedDrawing(of: size, tier: context.tier, threads: context.threads)
        }
        guard request.folder.hasWeights(of: generation) else { return nil }
        return try file(generation).file.weights.savedDrawing(of: size, tier: context.tier, threads: context.threads)
    }
}

/// A learned generation, and its drawing, which the next one is taught.
private struct Generation {
    let file: LearnedFile
    let drawing: Picture

    init(_ file: LearnedFile, of request: GenerationsRequest, _ context: StudioContext) {
        self.file = file
        drawing = file.file.weights.savedDrawing(
            of: request.subject.original.size, tier: context.tier, threads: context.threads)
    }
}
