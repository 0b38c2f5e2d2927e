// SPDX-License-Identifier: MIT
import Basics
import Learning
import Networks
import Raster
import Storage
import WeightFiles

/// The way to learn the pictures of one request.
public struct LearnRequest: Sendable {
    /// The network's shape, the optimiser and the number of steps.
    public var recipe: Recipe
    public var start: StartChoice
    /// Chooses the initial weights. The order of the pixels has a seed of its own, in ``recipe``.
    public var seed: UInt64
    public var channels: ChannelChoice
    /// Limits that end the learning of a picture before its last step.
    public var limits: LearningLimits
    /// Whether the recipe's number of steps is kept where ``limits`` have a time; otherwise it becomes the number that
    /// fits.
    public var hasFixedSteps: Bool
    /// The folder of the weight files; made if it is missing.
    public var folder: WeightsFolder
    /// Whether to learn pictures again that are learned already.
    public var overwrites: Bool
    public var watching: Watching

    /// - Parameter seed: nil for the recipe's, which is 0 unless it was changed.
    public init(
        recipe: Recipe = .morph, start: StartChoice = .shared, seed: UInt64? = nil, channels: ChannelChoice = .auto,
        limits: LearningLimits = LearningLimits(), hasFixedSteps: Bool = false, folder: WeightsFolder,
        overwrites: Bool = false, watching: Watching = Watching()
    ) {
        self.recipe = recipe
        self.start = start
        self.seed = seed ?? recipe.settings.seed
        self.channels = channels
        self.limits = limits
        self.hasFixedSteps = hasFixedSteps
        self.folder = folder
        self.overwrites = overwrites
        self.watching = watching
    }

    /// The shape of a picture's network.
    ///
    /// - Parameter channels: nil for the picture's own.
    /// - Throws: ``StudioFailure`` for pictures too long to tile.
    func shape(for subject: PictureSubject, channels: Int? = nil) throws -> NetworkShape {
        try recipe.checkedShape(
            channels: channels ?? subject.picture.channels.count, size: subject.picture.size)
    }
}

/// The initial weights of the networks of a request.
public enum StartChoice: Equatable, Sendable {
    /// The same random weights for all, so that they mix well.
    case shared
    /// Weights that have learned the mean of all pictures.
    case star
    /// Each picture's weights start from those of the picture before it, the first picture's from random weights.
    case chain
    /// Random weights of each picture's own; such networks mix badly.
    case own
    /// The weight file of this name.
    case from(String)

    var lineage: Lineage.Start {
        switch self {
        case .shared: .shared
        case .star: .star
        case .chain: .chain
        case .own: .own
        case .from: .from
        }
    }
}

extension Recipe {
    /// The recipe's name, or `custom` when its network was changed.
    var knownName: String {
        guard let named = Recipe.allCases.first(where: { $0.name == name }) else { return "custom" }
        return named.shape == shape ? named.name : "custom"
    }

    /// The network's shape for a picture of this size.
    ///
    /// - Throws: ``StudioFailure`` for pictures too long to tile.
    func checkedShape(channels: Int, size: PixelSize) throws -> NetworkShape {
        let shape = shape(channels: channels, size: size)
        if case .tile(_, let aspect) = shape.encoding, !InputEncoding.canTile(aspect: aspect) {
            throw StudioFailure(
                "a picture of \(size) is too long to tile; its sides may differ by a factor of "
                    + "\(Int(InputEncoding.maximumAspect))",
                .badData)
        }
        return shape
    }
}

/// The result of `learn` for one picture; `--json` prints it as it is.
public struct LearnRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case learned
        /// The picture was learned before, and was left as it is.
        case kept
        /// The same request continues it.
        case interrupted
        case failed
    }

    public var name: String
    /// The path of the picture.
    public var picture: String
    public var outcome: Outcome
    /// The path of the weight file; nil where it failed.
    public var weights: String?
    /// PSNR of the network's drawing against the picture, in dB.
    public var psnrDb = Fidelity(nil)
    /// Structural similarity, 1 for an exact drawing; null where it was not measured.
    @OrNull public var ssim: Double?
    /// Steps taken, in all runs.
    public var steps: Int?
    /// Steps of the whole plan.
    public var plannedSteps: Int?
    /// Time that learning took in this run.
    public var seconds: Double?
    public var pixelUpdates: Int?
    public var shape: String?
    public var start: String?
    /// The reason that learning stopped, in a word; or the error, in a sentence.
    public var reason: String?
    /// The watched points, if there are any.
    public var points: [PointRecord]?
}
