// SPDX-License-Identifier: MIT
import Learning

/// A line of a log: the figures of a picture after some steps.
public struct RunStep: Codable, Equatable, Sendable {
    public var picture: String
    /// Steps taken.
    var step: Int
    /// Time of learning in all runs so far, without the time of watching; nil in logs of other programs without it.
    public var seconds: Double?
    var pixelUpdates: Int?
    /// Mean squared error of recent batches, smoothed.
    var error: Double
    /// The same as PSNR, dB; nil where the error is 0.
    public var psnrDb: Double?
    /// PSNR of the present drawing, measured at some of its pixels, dB; nil in lines without it.
    var drawnPsnrDb: Double?
    /// The step size of the last step.
    var rate: Double?
    /// The colours of the watched points, 0...1.
    public var points: [[Double]]?

    /// Possible numbers of channels of a colour: grey; red, green and blue; or these with opacity.
    static let channelCounts: Set = [1, 3, 4]

    init(picture: String, step: Int, seconds: Double?, pixelUpdates: Int?, error: Double, psnrDb: Double?) {
        self.picture = picture
        self.step = step
        self.seconds = seconds
        self.pixelUpdates = pixelUpdates
        self.error = error
        self.psnrDb = psnrDb
    }

    /// The PSNR of the drawing, or else of recent batches, dB; nil where the error is 0.
    var bestPsnr: Double? { drawnPsnrDb ?? psnrDb }

    /// The figures of a learner that has taken at least one step.
    init(_ learner: Learner, named picture: String, seconds: Double, drawnPsnr: Double?, points: [[Double]]?) {
        self.init(
            picture: picture, step: learner.step, seconds: seconds.rounded(places: 4),
            pixelUpdates: learner.settings.pixelUpdates(before: learner.step), error: learner.recentError ?? 0,
            psnrDb: learner.recentDecibels.isFinite ? learner.recentDecibels.rounded(places: 4) : nil)
        drawnPsnrDb = drawnPsnr?.rounded(places: 4)
        rate = learner.settings.rate * (1 - Double(learner.step - 1) / Double(learner.settings.steps))
        // When learning diverges, weights may cease to be finite a step before the error does.
        self.points = points?.joined().allSatisfy(\.isFinite) == true ? points : nil
    }
}

extension Double {
    /// Rounded to so many decimal places.
    func rounded(places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { product, _ in 10 * product }
        return (self * scale).rounded() / scale
    }
}
