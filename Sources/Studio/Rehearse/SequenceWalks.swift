// SPDX-License-Identifier: MIT
import Choreography
import Networks
import WeightFiles

/// The walks of a sequence, as pairs of the weight files that it mixes.
public struct SequenceWalks {
    public let folder: WeightsFolder
    /// The names of the weight files, not those that `use` gives them.
    public let names: [String]
    public let pairs: Set<Set<String>>
    /// The bends that the sequence uses, in the order of their names, whether taught or not.
    public let bends: [Bend]

    /// - Parameter weights: the folder to look names up in; nil for the sequence's own, or else `weights`.
    /// - Throws: ``StudioFailure`` when the sequence is missing or has mistakes, errors of files.
    public init(_ sequence: String, weights: String?) throws {
        let file = try SequenceFile(sequence, weights: weights, expectsBends: true)
        guard let timeline = file.check.timeline else {
            throw StudioFailure("\(sequence) has mistakes; `inbetween check \(sequence)` shows them", .badData)
        }
        var pairs: Set<Set<String>> = []
        var bends: Set<Bend> = []
        for leg in timeline.segments.flatMap(\.walk.legs) {
            let names = Set(leg.mixtures.flatMap(\.terms).map(\.name))
            // Bends are files without a picture, so they do not take part: their ends rehearse without them.
            let curves = names.filter { if case .bend = MixedName($0) { true } else { false } }
            bends.formUnion(curves.compactMap { timeline.weightFiles[$0] }.compactMap(Bend.init(name:)))
            let mixed = Set(names.subtracting(curves).map { Self.file(of: $0, in: timeline) })
            for first in mixed {
                for second in mixed where first < second { pairs.insert([first, second]) }
            }
        }
        folder = file.folder
        self.pairs = pairs
        self.bends = bends.sorted { $0.name < $1.name }
        names = Set(pairs.flatMap { $0 }).sorted()
    }

    /// The weight file behind a name; for an aligned network, that of the network it was made from.
    private static func file(of name: String, in timeline: Timeline) -> String {
        let original = MixedName(name).base
        return timeline.weightFiles[original] ?? original
    }
}
