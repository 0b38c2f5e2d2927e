// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Exchange
import Learning
import Networks
import Raster
import Storage

/// Writes a picture's learning for TensorBoard: loss, PSNR and step size as curves and, less often, the drawing and
/// histograms of each layer's weights and gradients.
final class TensorBoardLog: LearningWatcher {
    private let watched: WatchedPicture
    private let folder: FilePath
    private let pictureSize: PixelSize
    private var events: TensorBoardEvents?
    private var lastStep = 0
    private var drawnStep: Int?

    /// Approximate number of points of a curve; TensorBoard shows a thousand.
    private static let mostPoints = 4000
    /// Longer side of the drawings, pixels.
    private static let longestSide = 128
    /// Share of the work of learning that drawing may add.
    private static let drawingShare = 0.015
    private static let drawingCounts = 4...40
    /// Cost of learning from a pixel, in pixels drawn.
    private static let learningCost = 3.0

    /// - Throws: `StorageError` when the run's folder cannot be made.
    init(_ watched: WatchedPicture, in folder: FilePath) throws {
        self.watched = watched
        self.folder = folder.appending(watched.name)
        try self.folder.makeFolder()
        pictureSize = watched.picture.size.fitted(into: Self.longestSide)
    }

    func look(at learner: Learner, seconds: Double) throws {
        guard let events else {
            // The first call shows the step at which this run begins.
            events = try TensorBoardEvents(in: folder, from: learner.step)
            lastStep = learner.step
            if learner.step == 0 { try draw(learner) }
            return
        }
        let step = learner.step
        if step % max(1, learner.settings.steps / Self.mostPoints) == 0 || step == learner.settings.steps {
            try events.write(curves(of: learner), step: step)
        }
        if schedule(learner.settings).includes(step, last: learner.settings.steps) { try draw(learner) }
        lastStep = step
    }

    func finish(_ learner: Learner, end: LearningEnd) throws {
        guard drawnStep != learner.step, learner.step > 0 else { return }
        // A diverged run ends without a call for its last step, which is the interesting one.
        if lastStep != learner.step { try events?.write(curves(of: learner), step: learner.step) }
        // An interrupted run is continued in the same file, and is to end soon.
        if end != .stopped { try draw(learner) }
    }

    private func curves(of learner: Learner) -> [TensorBoardValue] {
        let settings = learner.settings
        // The factor of the step size at the step just taken.
        let fall = 1 - Double(learner.step - 1) / Double(settings.steps)
        return [
            TensorBoardValue("loss", .scalar(Float(learner.recentError ?? .nan))),
            TensorBoardValue("psnr", .scalar(Float(learner.recentDecibels))),
            TensorBoardValue("rate", .scalar(Float(settings.rate * fall))),
        ]
    }

    private func draw(_ learner: Learner) throws {
        drawnStep = learner.step
        let drawing = learner.weights.savedDrawing(of: pictureSize, tier: watched.tier, threads: 1)
        var values = [
            TensorBoardValue(
                "drawing",
                .picture(png: try PNGWriter.bytes(of: drawing), size: drawing.size, channels: drawing.channels))
        ]
        if learner.step == 0 {
            let wanted = watched.picture.resized(to: pictureSize)
            values.append(
                TensorBoardValue(
                    "picture",
                    .picture(png: try PNGWriter.bytes(of: wanted), size: wanted.size, channels: wanted.channels)))
        }
        values += histograms("weights", learner.weights.storage, learner.weights.shape)
        // Before the first step there is no gradient.
        if learner.gradient.contains(where: { $0 != 0 }) {
            values += histograms("gradients", learner.gradient, learner.weights.shape)
        }
        try events?.write(values, step: learner.step)
    }

    private func histograms(_ group: String, _ numbers: [Float], _ shape: NetworkShape) -> [TensorBoardValue] {
        shape.layers.enumerated().flatMap { index, layer in
            [("weight", layer.weights), ("bias", layer.biases)].compactMap { name, range in
                TensorBoardHistogram(of: numbers[range]).map {
                    TensorBoardValue("\(group)/layers.\(index).\(name)", .histogram($0))
                }
            }
        }
    }

    /// The steps at which to draw: as many as ``drawingShare`` allows, denser at the beginning.
    private func schedule(_ settings: LearningSettings) -> SnapshotSchedule {
        let work = Double(settings.steps) * Double(settings.batch) * Self.learningCost
        let affordable = Int(min(work * Self.drawingShare / Double(pictureSize.pixelCount), 1e6))
        return .count(min(max(affordable, Self.drawingCounts.lowerBound), Self.drawingCounts.upperBound))
    }
}
