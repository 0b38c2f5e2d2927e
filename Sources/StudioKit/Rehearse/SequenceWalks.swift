// SPDX-License-Identifier: MIT
import Choreography
import NeuralField

/// Which weight files a sequence mixes with which.
struct SequenceWalks {
    /// Weight files, not the names a `use` gives them.
    let names: [String]
    let pairs: Set<Set<String>>

    /// - Throws: ``StudioFailure`` when the sequence is not there or has mistakes, errors of files.
    init(_ sequence: String, folder: WeightsFolder) throws {
        let file = try SequenceFile(sequence, weights: folder.path.string)
        guard let timeline = file.check.timeline else {
            throw StudioFailure("\(sequence) has mistakes; `inbetween check \(sequence)` tells which", .badData)
        }
        var pairs: Set<Set<String>> = []
        for leg in timeline.segments.flatMap(\.walk.legs) {
            var mixtures = [leg.from, leg.to]
            if case .curve(let first, let second) = leg.course { mixtures += [first, second] }
            let mixed = Set(mixtures.flatMap(\.terms).map { Self.file(of: $0.name, in: timeline) })
            for first in mixed {
                for second in mixed where first < second { pairs.insert([first, second]) }
            }
        }
        self.pairs = pairs
        names = Set(pairs.flatMap { $0 }).sorted()
    }

    /// The weight file behind a name; an aligned network's is that of the one it was made from.
    private static func file(of name: String, in timeline: Timeline) -> String {
        let original = name.split(separator: "/").first.map(String.init) ?? name
        return timeline.weightFiles[original] ?? original
    }
}
