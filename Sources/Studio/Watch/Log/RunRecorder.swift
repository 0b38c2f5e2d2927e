// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Learning
import Raster

/// Records the figures of one picture for a log and for plots.
final class RunRecorder: LearningWatcher {
    private let watched: WatchedPicture
    private let recording: Recording
    private var tracker: PointTracker?
    private var probe: DrawingProbe?
    private var curve: LearningCurve?
    /// Time of the earlier runs that this one continues.
    private var earlierSeconds = 0.0
    private var seconds = 0.0

    init(_ watched: WatchedPicture, recording: Recording) {
        self.watched = watched
        self.recording = recording
    }

    func look(at learner: Learner, seconds: Double) throws {
        if curve == nil { try begin(learner) }
        self.seconds = earlierSeconds + seconds
        let step = learner.step
        tracker?.look(at: learner)
        if step > curve?.steps.last?.step ?? 0, recording.schedule.includes(step, last: learner.settings.steps) {
            try note(learner)
        }
    }

    func finish(_ learner: Learner, end: LearningEnd) throws {
        // An interrupted run logs no last step, so that its log is continued like an uninterrupted one.
        guard end != .stopped else { return recording.add(curve, points: tracker?.records) }
        if end == .diverged {
            try conclude(
                RunEnd(
                    picture: watched.name, step: learner.step, seconds: seconds.rounded(places: 4),
                    pixelUpdates: learner.settings.pixelUpdates(before: learner.step), end: RunEnd.diverged))
        } else if learner.step > curve?.steps.last?.step ?? 0 {
            try note(learner)
        }
    }

    func conclude(_ record: inout LearnRecord) throws {
        record.points = tracker?.records
        guard record.outcome == .learned, let steps = record.steps, let reason = record.reason else { return }
        try conclude(
            RunEnd(
                picture: watched.name, step: steps, seconds: seconds.rounded(places: 4),
                pixelUpdates: record.pixelUpdates, end: reason,
                psnrDb: record.psnrDb.decibels.flatMap { $0.isFinite ? $0.rounded(places: 4) : nil },
                ssim: record.ssim, settled: tracker?.settled))
    }

    private func begin(_ learner: Learner) throws {
        let size = watched.picture.size
        let wanted =
            recording.points.isEmpty ? nil : PointTracker.wanted(recording.points, of: learner, size: size).colours
        let description = RunDescription(learner, of: watched, points: recording.points, colours: wanted)
        var curve = LearningCurve(name: watched.name, description: description)
        curve.steps = try recording.log?.begin(description, at: learner.step) ?? []
        if let last = curve.steps.last, let seconds = last.seconds {
            // The time since the last line is not known, so it is extrapolated at the same pace.
            earlierSeconds = seconds * Double(learner.step) / Double(max(1, last.step))
        }
        if !recording.points.isEmpty {
            tracker = PointTracker(
                recording.points, in: learner, size: size, tolerance: recording.tolerance,
                earlier: curve.steps)
        }
        probe = DrawingProbe(of: learner, size: size)
        self.curve = curve
    }

    private func note(_ learner: Learner) throws {
        let isProbed = recording.schedule.probes(learner.step, last: learner.settings.steps)
        let step = RunStep(
            learner, named: watched.name, seconds: seconds, drawnPsnr: isProbed ? probe?.psnr(of: learner) : nil,
            points: tracker?.colours)
        curve?.steps.append(step)
        try recording.log?.write(.step(step))
    }

    private func conclude(_ end: RunEnd) throws {
        curve?.end = end
        recording.add(curve, points: tracker?.records)
        try recording.log?.write(.end(end))
    }
}

/// Measures the present drawing at some pixels spread over the picture. The error of batches cannot replace it, because
/// it is averaged over many steps and so lags behind.
struct DrawingProbe {
    /// Points of the network's plane.
    private let places: [Float]
    private let wanted: [Float]

    /// Bounds for the number of pixels, which is a quarter of a batch. The result is right within some tenths of a
    /// decibel; at the usual schedule it costs a hundredth of learning on one thread.
    private static let pixelCounts = 256...1024

    init(of learner: Learner, size: PixelSize) {
        let looked = min(max(learner.settings.batch / 4, Self.pixelCounts.lowerBound), Self.pixelCounts.upperBound)
        (places, wanted) = learner.target.values(ofPixels: (0..<size.pixelCount).scattered(looked))
    }

    /// The PSNR of the present drawing in eight bits, dB; nil where it is not finite.
    func psnr(of learner: Learner) -> Double? {
        var sum = 0.0
        for (colour, wanted) in zip(learner.colours(at: places), wanted) {
            let difference = (Double(colour) * 255).rounded() / 255 - Double(wanted)
            sum += difference * difference
        }
        let decibels = PSNR.decibels(meanSquaredError: sum / Double(max(1, wanted.count)))
        return decibels.isFinite ? decibels : nil
    }
}
