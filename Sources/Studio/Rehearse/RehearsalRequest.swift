// SPDX-License-Identifier: MIT
import Learning
import Networks
import Storage
import WeightFiles

/// A set of networks that is to rehearse together.
public struct RehearsalRequest: Sendable {
    /// The networks to rehearse; nil for all weight files of the folder.
    public var names: [String]?
    /// Walks to rehearse, as pairs of names; nil for all pairs.
    public var walks: Set<Set<String>>?
    /// The pictures that the networks learned, by name.
    public var pictures: [PictureSource]
    public var manner: RehearsalManner
    public var folder: WeightsFolder
    /// Whether a set that has rehearsed already is to rehearse again.
    public var overwrites: Bool

    public init(
        names: [String]? = nil, walks: Set<Set<String>>? = nil, pictures: [PictureSource],
        manner: RehearsalManner = RehearsalManner(), folder: WeightsFolder, overwrites: Bool = false
    ) {
        self.names = names
        self.walks = walks
        self.pictures = pictures
        self.manner = manner
        self.folder = folder
        self.overwrites = overwrites
    }
}

/// The settings of a rehearsal that a user chooses.
public struct RehearsalManner: Sendable {
    /// Weight of crisp inbetweens against faithful pictures, 0...1.
    public var strength = RehearsalSettings.usualStrength
    /// Weight of the penalty that keeps inbetweens to the colours of their ends, 0...1.
    public var palette = RehearsalSettings.usualPalette
    /// Distance beyond its ends up to which a walk is kept crisp, in shares: 0.6 for up to 160 %, 0 for the walk alone;
    /// 0...4.
    public var reach = Self.usualReach
    /// Number of steps; nil for 500 for each network.
    public var steps: Int?

    public static let usualReach = 0.6

    public init() {}

    func settings(pairs: [RehearsalSettings.Pair], members: Int) -> RehearsalSettings {
        RehearsalSettings(
            pairs: pairs, strength: strength, palette: palette, reach: reach,
            steps: steps ?? RehearsalSettings.usualSteps(count: members))
    }
}

/// The result of `rehearse` for one network; `--json` prints it as it is.
public struct RehearsalRecord: Encodable, Sendable {
    public enum Outcome: String, Encodable, Sendable {
        case rehearsed
        /// The network has rehearsed with this set before, and was left as it is.
        case kept
    }

    public var name: String
    public var outcome: Outcome
    public var weights: String
    /// PSNR before and after the rehearsal; null where it was not measured.
    public var psnrBeforeDb: Fidelity
    public var psnrDb: Fidelity
    /// Steps of the rehearsal that this network took part in.
    public var turns: Int
    /// Time that the rehearsal of the whole set took in this run.
    public var seconds: Double
}
