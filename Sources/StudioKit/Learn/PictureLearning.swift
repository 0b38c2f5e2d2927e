// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Learning
import NeuralField
import Raster
import Storage

/// One picture on its way to a weight file.
struct PictureLearning {
    let source: PictureSource
    let request: LearnRequest
    let share: ThreadShare
    let progress: LearnProgress
    let interruption: Interruption
    let console: Console

    /// Seconds between checkpoints, all that a killed process can lose.
    private static let checkpointInterval = 20.0

    /// Learns, goes on learning, or leaves alone what is learned.
    ///
    /// - Parameters:
    ///   - lineageStart: what is recorded of the start.
    ///   - ancestor: the first weights for a shape; asked only when they are needed.
    /// - Throws: an error of a library or ``StudioFailure``, of which the other pictures know nothing.
    func run(
        start lineageStart: Lineage.Start, ancestor: (NetworkShape) throws -> Ancestor
    ) throws -> LearnRecord {
        let destination = try request.folder.destination(for: source.name)
        let statePath = try request.folder.statePath(for: source.name)
        let isBegun = FileManager.default.fileExists(atPath: statePath.string)
        let isWritten = FileManager.default.fileExists(atPath: destination.string)
        if isWritten && !isBegun && !request.overwrites { return try keep(destination) }

        let subject = try Subject(source.path, channels: request.channels)
        let shape = request.recipe.shape(channels: subject.picture.channels.count)
        let origin = try ancestor(shape)
        let target = LearningTarget([subject.picture], shape: shape)
        let identity = try identity(of: subject, shape: shape, lineage: origin.lineage)
        let learner: Learner
        if isBegun && !request.overwrites {
            let file = try CheckpointFile(from: statePath, shape: shape)
            try check(file, against: identity)
            learner = Learner(target, at: file.checkpoint, tier: request.tier)
            console.note("\(source.name): going on at step \(learner.step) of \(learner.settings.steps)")
        } else {
            learner = begin(target, from: origin)
        }

        let started = ContinuousClock.now
        var saved = started
        // What cannot be saved now could not be saved later either: better to stop at once.
        var failure: (any Error)?
        let end = learner.run(limits: request.limits, threads: { share.threads }) { learner in
            progress.update(source.name, learner)
            if interruption.isRequested { return false }
            guard ContinuousClock.now - saved > .seconds(Self.checkpointInterval) else { return true }
            saved = .now
            do {
                try CheckpointFile(checkpoint: learner.checkpoint, identity: identity).write(to: statePath)
            } catch {
                failure = error
            }
            return failure == nil
        }
        progress.finish(source.name)
        if let failure { throw failure }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        let psnr = learner.psnr(threads: share.threads)
        let provenance = Provenance(
            pictureSHA256: subject.digest, pictureWidth: subject.picture.size.width,
            pictureHeight: subject.picture.size.height, recipe: recipeName, steps: learner.step,
            pixelUpdates: learner.step * learner.settings.batch, psnr: psnr)
        let file = WeightFile(weights: learner.weights, lineage: origin.lineage, provenance: provenance)
        if end == .stopped {
            try CheckpointFile(checkpoint: learner.checkpoint, identity: identity).write(to: statePath)
            // A finished file is not traded for a half-learned one: until the new one is finished, the old one stands.
            if !isWritten || isBegun { try file.write(to: destination) }
        } else {
            try file.write(to: destination)
            if isBegun || FileManager.default.fileExists(atPath: statePath.string) {
                try FileManager.default.removeItem(atPath: statePath.string)
            }
        }
        return try record(of: file, end: end, seconds: seconds, plannedSteps: learner.settings.steps, subject: subject)
    }

    // MARK: Beginning

    private func begin(_ target: LearningTarget, from origin: Ancestor) -> Learner {
        var settings = request.recipe.settings
        // What has learned already is near its goal: half the step is enough, and keeps it near its kin.
        if origin.lineage.parent != nil {
            settings.rate *= 0.5
            settings.adamRate *= 0.5
        }
        if let seconds = request.limits.seconds, !request.hasFixedSteps {
            let probe = Learner(target, from: origin.weights, settings: settings, tier: request.tier)
            settings.steps = probe.stepsFitting(seconds: seconds, threads: share.threads)
        }
        return Learner(target, from: origin.weights, settings: settings, tier: request.tier)
    }

    /// The recipe's name, if nothing but its steps was changed.
    private var recipeName: String {
        guard let named = Recipe.allCases.first(where: { $0.name == request.recipe.name }) else { return "custom" }
        return named.shape == request.recipe.shape ? named.name : "custom"
    }

    private func keep(_ destination: FilePath) throws -> LearnRecord {
        let header = try WeightFile.readHeader(from: destination)
        return LearnRecord(
            name: source.name, picture: source.path.string, outcome: .kept, weights: destination.string,
            psnrDb: JSONLine.number(header.provenance.psnr), steps: header.provenance.steps,
            pixelUpdates: header.provenance.pixelUpdates, shape: header.shape.description,
            start: header.lineage.start.rawValue, reason: "learned before; --overwrite learns it again")
    }

    // MARK: Going on

    /// What must not have changed for learning to go on.
    private func identity(of subject: Subject, shape: NetworkShape, lineage: Lineage) throws -> [String: String] {
        ["picture": subject.digest, "network": try JSONLine.text(shape), "lineage": try JSONLine.text(lineage)]
    }

    private func check(_ file: CheckpointFile, against identity: [String: String]) throws {
        var wanted = request.recipe.settings
        let begun = file.checkpoint.settings
        if identity["lineage"]?.contains("parent") == true {
            wanted.rate *= 0.5
            wanted.adamRate *= 0.5
        }
        if !request.hasFixedSteps { wanted.steps = begun.steps }
        guard wanted == begun, file.identity == identity else {
            let changed = ["picture", "network", "lineage"].first { file.identity[$0] != identity[$0] } ?? "settings"
            throw StudioFailure(
                "\"\(source.name)\" was begun with another \(changed); go on with the flags it was begun with, "
                    + "or start afresh with --overwrite", .usage)
        }
    }

    // MARK: Telling

    private func record(
        of file: WeightFile, end: LearningEnd, seconds: Double, plannedSteps: Int, subject: Subject
    ) throws -> LearnRecord {
        let drawn = PackedNetwork(file.weights, tier: request.tier)
            .drawPicture(of: subject.picture.size, threads: share.threads).roundedToEightBits
        return LearnRecord(
            name: source.name, picture: source.path.string, outcome: end == .stopped ? .interrupted : .learned,
            weights: request.folder.path.appending("\(source.name).safetensors").string,
            psnrDb: JSONLine.number(file.provenance.psnr),
            ssim: try PictureComparison(drawn, subject.picture).ssim, steps: file.provenance.steps,
            plannedSteps: plannedSteps, seconds: seconds, pixelUpdates: file.provenance.pixelUpdates,
            shape: file.weights.shape.description, start: file.lineage.start.rawValue, reason: end.rawValue)
    }
}

extension PictureLearning {
    /// The picture itself, in the channels that are learned.
    private struct Subject {
        let picture: Picture
        let digest: String

        init(_ path: FilePath, channels: ChannelsArgument) throws {
            let picture = try PictureReader.read(path)
            let wanted = channels.channels(for: picture)
            self.picture =
                picture.channels == .rgba && wanted != .rgba
                ? picture.flattened(over: (65535, 65535, 65535)).converted(to: wanted) : picture.converted(to: wanted)
            digest = try SHA256.hexadecimal(ofFileAt: path)
        }
    }
}
