// SPDX-License-Identifier: MIT
import Foundation
import Learning
import Networks
import Raster
import Storage
import WeightFiles

/// The base of a star: weights that learned the mean of a set of pictures, from which each of them grows.
public struct StarBase {
    /// The base's name among the weight files, under which pictures added later find it.
    public static let name = "star-base"

    let request: LearnRequest
    let sources: [PictureSource]
    let workshop: Workshop

    /// Share of a picture's steps in which the mean is learned; it needs fewer, as it has no edges.
    private static let shareOfSteps = 0.4

    /// The base of these pictures: the existing one, or else a newly learned one; nil when learning was interrupted.
    ///
    /// - Throws: errors of weight files, ``StudioFailure``.
    func file() throws -> LearnedFile? {
        let path = try request.folder.destination(for: Self.name)
        let learning = try ResumableLearning(Self.name, request: request, workshop: workshop)
        if try path.exists() && !learning.isBegun && !request.overwrites {
            return try LearnedFile(at: path)
        }
        // Grey pictures need a grey base. All others can grow from one of three channels, to which opacity can be
        // added.
        let channels = request.channels == .grey ? ChannelChoice.grey : .rgb
        guard let subjects = try subjects(channels) else { return nil }
        workshop.context.observer.handle(.learning(.learningBase(name: Self.name, pictures: subjects.count)))

        let shapes = try Set(subjects.map { try request.shape(for: $0, channels: channels == .grey ? 1 : 3) })
        guard shapes.count == 1, let shape = shapes.first else {
            throw StudioFailure(
                "pictures of different proportions cannot tile from one base: crop them alike, or use --start shared",
                .badData)
        }
        let lineage = Lineage(start: .star, root: request.seed)
        let target = LearningTarget(subjects.map(\.picture), shape: shape)
        var settings = request.recipe.settings
        settings.steps = max(1, Int(Double(settings.steps) * Self.shareOfSteps))
        let digests = subjects.map(\.digest).joined(separator: " ")
        let identity = [
            "picture": SHA256.hexadecimal(of: Array(digests.utf8)), "network": try JSONLine.text(shape),
            "lineage": try JSONLine.text(lineage),
        ]
        let learner =
            try learning.saved(of: target, shape: shape, settings: settings, identity: identity)
            ?? Learner(
                target, from: .initial(shape: shape, seed: request.seed), settings: settings,
                tier: workshop.context.tier)
        workshop.share.begin()
        defer { workshop.share.end() }
        guard try learning.run(learner, limits: LearningLimits(), identity: identity) != .stopped else { return nil }
        let file = WeightFile(
            weights: learner.weights, lineage: lineage,
            provenance: Provenance(
                recipe: request.recipe.name, steps: learner.step,
                pixelUpdates: learner.settings.pixelUpdates(before: learner.step)))
        try file.write(to: path)
        try learning.forget()
        return try LearnedFile(at: path)
    }

    /// All pictures, or an error: without one of them the base would differ, and so would everything that grows from
    /// it.
    ///
    /// - Returns: nil when it was interrupted.
    /// - Throws: ``StudioFailure`` when one cannot be read, or has a name under which it could not be learned.
    private func subjects(_ channels: ChannelChoice) throws -> [PictureSubject]? {
        var subjects: [PictureSubject] = []
        for source in sources {
            if workshop.isStopRequested { return nil }
            do {
                _ = try PictureLearning(source: source, request: request, workshop: workshop).destination()
                subjects.append(try PictureSubject(source.path, channels: channels))
            } catch {
                throw StudioFailure(
                    "\(error); without this picture all would grow from another base, so none was learned; repair it, or leave "
                        + "it out", StudioFailure.Kind(of: error))
            }
        }
        return subjects
    }
}
