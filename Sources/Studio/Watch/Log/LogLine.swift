// SPDX-License-Identifier: MIT
import Learning
import Storage

/// One line of a log.
public enum LogLine: Equatable, Sendable {
    case begin(RunDescription)
    case step(RunStep)
    case end(RunEnd)

    public var picture: String {
        switch self {
        case .begin(let line): line.picture
        case .step(let line): line.picture
        case .end(let line): line.picture
        }
    }

    /// Whether the line stays in the log when the learning of its picture continues after `step` steps.
    func holds(at step: Int) -> Bool {
        switch self {
        case .begin: step > 0
        case .step(let line): line.step <= step
        case .end: false
        }
    }
}

/// The first line of a picture in a log. It holds all that the learned weights depend on.
public struct RunDescription: Codable, Equatable, Sendable {
    var event = Self.event
    public var format = Self.format
    var software = Version.string
    /// The name of the weights.
    public var picture: String
    var pictureSha256: String
    public var width: Int
    public var height: Int
    var recipe: String
    var shape: String
    var parameters: Int
    var start: String
    var optimiser: String
    var rate: Double
    var adamRate: Double
    var batch: Int
    var growsBatch: Bool
    /// Planned steps.
    public var steps: Int
    var seed: UInt64
    /// The step that learning had reached when the log was begun; nil for a log from the first step on.
    public var firstStep: Int?
    /// The watched points, as shares of width and height.
    var watchPoints: [[Double]]?
    /// The picture's colours at these points, 0...1, in the form of ``RunStep/points``; nil in logs of earlier
    /// versions.
    var watchColours: [[Double]]?

    static let event = "begin"
    public static let format = "inbetween-log/1"

    init(_ learner: Learner, of watched: WatchedPicture, points: [WatchPoint], colours: [[Double]]?) {
        picture = watched.name
        pictureSha256 = watched.pictureDigest
        (width, height) = (watched.picture.size.width, watched.picture.size.height)
        recipe = watched.recipeName
        shape = learner.weights.shape.description
        parameters = learner.weights.shape.parameterCount
        start = watched.lineage.start.rawValue
        let settings = learner.settings
        optimiser = settings.optimiser.rawValue
        (rate, adamRate) = (settings.rate, settings.adamRate)
        (batch, growsBatch) = (settings.batch, settings.growsBatch)
        (steps, seed) = (settings.steps, settings.seed)
        firstStep = learner.step == 0 ? nil : learner.step
        watchPoints = points.isEmpty ? nil : points.map { [$0.x, $0.y] }
        watchColours = colours
    }
}

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
    /// ``error`` as PSNR, dB; nil where the error is 0.
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

/// The last line of a picture in a log: the reason that learning ended, and its result.
public struct RunEnd: Codable, Equatable, Sendable {
    var event = Self.event
    public var picture: String
    var step: Int
    public var seconds: Double?
    var pixelUpdates: Int?
    /// The raw value of a `LearningEnd`.
    var end: String
    /// PSNR of the whole drawing, as `learn` prints it; nil for an exact drawing, and where learning diverged.
    public var psnrDb: Double?
    var ssim: Double?
    /// For each watched point, the step from which on it kept to the picture's colour.
    var settled: [Int?]?

    static let event = "end"
    static let diverged = "diverged"
}
