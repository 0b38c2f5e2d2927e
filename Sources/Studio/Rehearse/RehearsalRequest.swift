// SPDX-License-Identifier: MIT
import Learning
import Networks
import Storage
import WeightFiles

/// A set of networks that is to rehearse together.
public struct RehearsalRequest: Sendable {
    /// Nil for all weight files of the folder.
    public var names: [String]?
    /// Walks to rehearse, as names; nil for all pairs.
    public var walks: Set<Set<String>>?
    /// Where the pictures are, by name.
    public var pictures: [PictureSource]
    public var manner: RehearsalManner
    public var folder: WeightsFolder
    /// Whether to rehearse again what has rehearsed together already.
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

/// How a set rehearses.
public struct RehearsalManner: Sendable {
    /// How much crisp inbetweens count against faithful pictures, 0...1.
    public var strength = RehearsalSettings.usualStrength
    /// How much inbetweens keep to the colours of their ends, 0...1.
    public var palette = RehearsalSettings.usualPalette
    /// How far beyond its ends a walk stays crisp: 0.6 for 160 %, 0 for the walk alone; 0...4.
    public var reach = Self.usualReach
    /// Nil for 500 for each network.
    public var steps: Int?

    public static let usualReach = 0.6

    public init() {}

    func settings(pairs: [RehearsalSettings.Pair], members: Int) -> RehearsalSettings {
        RehearsalSettings(
            pairs: pairs, strength: strength, palette: palette, reach: reach,
            steps: steps ?? RehearsalSettings.usualSteps(count: members))
    }
}
