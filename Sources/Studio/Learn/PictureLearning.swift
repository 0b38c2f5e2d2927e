// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Raster
import Storage
import WeightFiles

/// Learns one picture and writes its weight file.
struct PictureLearning {
    let source: PictureSource
    let request: LearnRequest
    let workshop: Workshop

    /// Maximum time, in seconds, that measuring may delay an interruption.
    private static let longestMeasuring = 0.7

    /// Learns the picture, continues learning it, or leaves it as it is when it is learned.
    ///
    /// - Parameter ancestor: makes the first weights for a shape; called only when they are needed.
    /// - Throws: errors of the modules below and ``StudioFailure``; they concern this picture only.
    func run(ancestor: (NetworkShape) throws -> Ancestor) throws -> LearnRecord {
        let destination = try destination()
        let learning = try ResumableLearning(source.name, request: request, workshop: workshop)
        let isBegun = try learning.isBegun
        let isWritten = try destination.exists()
        if isWritten && !isBegun && !request.overwrites { return try keep(destination) }

        let subject = try PictureSubject(source.path, channels: request.channels)
        let shape = try request.shape(for: subject)
        let origin = try ancestor(shape)
        let target = LearningTarget([subject.picture], shape: shape)
        let settings = origin.settings(request.recipe.settings)
        let identity = [
            "picture": subject.digest, "network": try JSONLine.text(shape),
            "lineage": try JSONLine.text(origin.lineage),
        ]
        let saved = try learning.saved(of: target, shape: shape, settings: settings, identity: identity)
        let learner = saved ?? begin(target, from: origin, settings: settings)

        let watchers = try request.watching.watchers(of: watched(subject, from: origin))
        let firstStep = learner.step
        let started = ContinuousClock.now
        var end = try learning.run(
            learner, limits: request.limits, identity: identity, watchers: watchers)
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        let pace = Double(learner.step - firstStep) / seconds
        let comparison: PictureComparison?
        switch end {
        case .stopped:
            comparison =
                isQuicklyMeasured(subject.picture, learner: learner, pace: pace)
                ? try learner.weights.comparison(
                    with: subject.picture, tier: workshop.context.tier, threads: workshop.share.threads) : nil
        default:
            comparison = try learner.weights.comparison(
                with: subject.picture, tier: workshop.context.tier, threads: workshop.share.threads,
                isCancelled: { [workshop] in workshop.isStopRequested })
            if comparison == nil {
                // Not measured, so not finished: the state of the last step can be continued like any other.
                try learning.save(learner, identity: identity)
                end = .stopped
            }
        }
        let provenance = Provenance(
            pictureSHA256: subject.digest, pictureWidth: subject.picture.size.width,
            pictureHeight: subject.picture.size.height, recipe: request.recipe.knownName, steps: learner.step,
            pixelUpdates: learner.settings.pixelUpdates(before: learner.step), psnr: comparison?.psnr)
        var record = LearnRecord(
            name: source.name, picture: source.path.string, outcome: end == .stopped ? .interrupted : .learned,
            weights: destination.string, psnrDb: Fidelity(comparison?.psnr), ssim: comparison?.ssim,
            steps: provenance.steps, plannedSteps: learner.settings.steps, seconds: seconds,
            pixelUpdates: provenance.pixelUpdates, shape: shape.description, start: origin.lineage.start.rawValue,
            reason: end.rawValue)
        // Before the weights are written: a picture with weights counts as learned, so a log without its last line
        // would never be completed.
        for watcher in watchers { try watcher.conclude(&record) }
        let file = WeightFile(weights: learner.weights, lineage: origin.lineage, provenance: provenance)
        if end != .stopped {
            // The session has removed stale parts once, as its folder may hold thousands of files.
            try file.write(to: destination, removesStaleParts: false)
            try learning.forget()
        } else if !isWritten || (isBegun && !request.overwrites) {
            // A half-learned file does not replace a finished one; the old one stays until the new one is finished.
            try file.write(to: destination, removesStaleParts: false)
        }
        return record
    }

    /// - Throws: ``StudioFailure`` for a name that a weight file cannot have or a sequence cannot use.
    func destination() throws -> FilePath {
        let advice = "rename the picture \(source.path)"
        if let escaped = NonUTF8Name.escaped(source.path) {
            throw StudioFailure("the name of \(escaped) is not UTF-8, so no sequence could use it; rename it", .badData)
        }
        return try request.folder.destination(forNew: source.name, else: advice)
    }

    // MARK: Beginning

    private func begin(_ target: LearningTarget, from origin: Ancestor, settings: LearningSettings) -> Learner {
        var settings = settings
        if let seconds = request.limits.seconds, !request.hasFixedSteps {
            let probe = Learner(target, from: origin.weights, settings: settings, tier: workshop.context.tier)
            settings.steps = probe.stepsFitting(seconds: seconds, threads: workshop.share.threads)
        }
        return Learner(target, from: origin.weights, settings: settings, tier: workshop.context.tier)
    }

    private func watched(_ subject: PictureSubject, from origin: Ancestor) -> WatchedPicture {
        WatchedPicture(
            name: source.name, picture: subject.picture, pictureDigest: subject.digest, lineage: origin.lineage,
            recipeName: request.recipe.knownName, folder: request.folder, tier: workshop.context.tier)
    }

    // MARK: Leaving alone

    private func keep(_ destination: FilePath) throws -> LearnRecord {
        let header = try WeightFile.readHeader(from: destination)
        let digest = try SHA256.hexadecimal(ofFileAt: source.path)
        let hasChanged = header.provenance.pictureSHA256.map { $0 != digest } ?? false
        return LearnRecord(
            name: source.name, picture: source.path.string, outcome: .kept, weights: destination.string,
            psnrDb: Fidelity(header.provenance.psnr), steps: header.provenance.steps,
            pixelUpdates: header.provenance.pixelUpdates, shape: header.shape.description,
            start: header.lineage.start.rawValue,
            reason: (hasChanged ? "the picture has changed since" : "learned before") + "; --overwrite learns it again")
    }

    // MARK: Measuring

    /// Whether the picture is drawn soon enough for somebody who pressed Ctrl-C. Learning from a pixel takes about
    /// three times as long as drawing it.
    ///
    /// - Parameter pace: steps a second.
    private func isQuicklyMeasured(_ picture: Picture, learner: Learner, pace: Double) -> Bool {
        Double(picture.size.pixelCount) / (3 * Double(learner.settings.batch) * pace) <= Self.longestMeasuring
    }
}
