// SPDX-License-Identifier: MIT
import Learning

/// How far a picture had come after some steps: a line of a log.
public struct RunStep: Codable, Equatable, Sendable {
    public var picture: String
    /// Steps taken.
    var step: Int
    /// Of learning, in all runs so far; without what watching took. Nil in logs from elsewhere that do not say.
    public var seconds: Double?
    var pixelUpdates: Int?
    /// The mean squared error of the latest batches, smoothed.
    var error: Double
    /// The same as PSNR; nil where there is no error.
    public var psnrDb: Double?
    /// Of the drawing as it is now, from a few thousand of its pixels; nil in logs that do not say.
    var drawnPsnrDb: Double?
    /// The step size of the last step.
    var rate: Double?
    /// The colours of the watched places, 0...1.
    public var points: [[Double]]?

    /// Of a colour: grey, red, green and blue, or these with opacity.
    static let channelCounts: Set = [1, 3, 4]

    init(picture: String, step: Int, seconds: Double?, pixelUpdates: Int?, error: Double, psnrDb: Double?) {
        self.picture = picture
        self.step = step
        self.seconds = seconds
        self.pixelUpdates = pixelUpdates
        self.error = error
        self.psnrDb = psnrDb
    }

    /// The best known PSNR, dB; nil where there is no error.
    var bestPsnr: Double? { drawnPsnrDb ?? psnrDb }

    /// After at least one step.
    init(_ learner: Learner, named picture: String, seconds: Double, drawnPsnr: Double?, points: [[Double]]?) {
        self.init(
            picture: picture, step: learner.step, seconds: seconds.rounded(places: 4),
            pixelUpdates: learner.settings.pixelUpdates(before: learner.step), error: learner.recentError ?? 0,
            psnrDb: learner.recentDecibels.isFinite ? learner.recentDecibels.rounded(places: 4) : nil)
        drawnPsnrDb = drawnPsnr?.rounded(places: 4)
        rate = learner.settings.rate * (1 - Double(learner.step - 1) / Double(learner.settings.steps))
        // Weights may have run away a step before the error shows it.
        self.points = points?.joined().allSatisfy(\.isFinite) == true ? points : nil
    }
}

extension Double {
    /// With so many decimal places at most.
    func rounded(places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { product, _ in 10 * product }
        return (self * scale).rounded() / scale
    }
}
