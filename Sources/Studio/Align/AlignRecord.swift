// SPDX-License-Identifier: MIT
import Networks
import Storage
import UnitMatching

/// The result of `align`; `--json` prints it as it is.
public struct AlignRecord: Encodable {
    public let weights: String
    public let reference: String
    public let original: String
    /// `weights` or `activations`; null where neither made the middle of the walk sharper.
    @OrNull public var method: String?
    public let distanceBefore: Double
    public let distanceAfter: Double
    public let movedUnits: Int
    public let units: Int
    public let seconds: Double

    package init(_ alignment: Alignment, weights: FilePath, reference: String, original: String, seconds: Double) {
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
}
