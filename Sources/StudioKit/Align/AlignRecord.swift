// SPDX-License-Identifier: MIT
import NeuralField
import Storage

/// What `align` tells; with `--json` as it stands.
struct AlignRecord: Encodable {
    let weights: String
    let reference: String
    let original: String
    /// `weights` or `activations`; null where nothing was moved for the better.
    @OrNull var method: String?
    let distanceBefore: Double
    let distanceAfter: Double
    let movedUnits: Int
    let units: Int
    let seconds: Double

    init(_ alignment: Alignment, weights: FilePath, reference: String, original: String, seconds: Double) {
        self.weights = weights.string
        self.reference = reference
        self.original = original
        method = alignment.method?.rawValue
        distanceBefore = alignment.distanceBefore
        distanceAfter = alignment.distanceAfter
        movedUnits = alignment.movedUnits
        units = alignment.units
        self.seconds = seconds
    }

    var line: String {
        let matched = method.map { "matched by \($0)" } ?? "unmatched"
        let distances = [distanceBefore, distanceAfter].map { Wording.fixed($0, 1) }.joined(separator: " -> ")
        return "\(original) to \(reference)  \(matched)  \(movedUnits) of \(units) units moved  distance \(distances)  "
            + "\(Wording.duration(seconds))  -> \(weights)"
    }
}
