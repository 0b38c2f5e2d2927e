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
        for segment in timeline.segments {
            let mixed = Set((segment.from.terms + segment.to.terms).map { timeline.weightFiles[$0.name] ?? $0.name })
            for first in mixed {
                for second in mixed where first < second { pairs.insert([first, second]) }
            }
        }
        self.pairs = pairs
        names = Set(pairs.flatMap { $0 }).sorted()
    }
}
