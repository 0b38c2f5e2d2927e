// SPDX-License-Identifier: MIT
import Learning
import Storage

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
    /// The step at which learning was when the log was begun; nil for a log from the first step on.
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
