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
        let timeline = try Self.timeline(of: sequence, folder: folder)
        var pairs: Set<Set<String>> = []
        for leg in timeline.segments.flatMap(\.walk.legs) {
            let files = leg.mixtures.flatMap(\.terms).map { Self.file(of: $0.name, in: timeline) }
            // A bend is no picture's: its ends rehearse without it.
            let mixed = Set(files.filter { Bend(name: $0) == nil })
            for first in mixed {
                for second in mixed where first < second { pairs.insert([first, second]) }
            }
        }
        self.pairs = pairs
        names = Set(pairs.flatMap { $0 }).sorted()
    }

    /// The bends that a sequence takes, in order of names, whether or not they have been taught.
    ///
    /// - Throws: ``StudioFailure`` when the sequence is not there, has mistakes, or takes none; errors of files.
    static func bends(of sequence: String, folder: WeightsFolder) throws -> [Bend] {
        let bends = try timeline(of: sequence, folder: folder).weightFiles.values.compactMap(Bend.init(name:))
        guard !bends.isEmpty else {
            throw StudioFailure("\(sequence) walks nowhere with `path bent`; write it where a bend is wanted", .badData)
        }
        return Set(bends).sorted { $0.name < $1.name }
    }

    private static func timeline(of sequence: String, folder: WeightsFolder) throws -> Timeline {
        let file = try SequenceFile(sequence, weights: folder.path.string, expectsBends: true)
        guard let timeline = file.check.timeline else {
            throw StudioFailure("\(sequence) has mistakes; `inbetween check \(sequence)` tells which", .badData)
        }
        return timeline
    }

    /// The weight file behind a name; an aligned network's is that of the one it was made from.
    private static func file(of name: String, in timeline: Timeline) -> String {
        let original = name.split(separator: "/").first.map(String.init) ?? name
        return timeline.weightFiles[original] ?? original
    }
}
