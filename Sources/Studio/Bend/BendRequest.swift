// SPDX-License-Identifier: MIT
import Learning
import NeuralField

/// What the user asked `bend` to do.
public struct BendRequest: Sendable {
    public var walks: [BentWalk]
    public var settings: BendingSettings
    /// Whether to teach again what was taught for the same ends.
    public var overwrites: Bool

    public init(
        walks: [BentWalk], settings: BendingSettings = BendingSettings(), overwrites: Bool = false
    ) {
        self.walks = walks
        self.settings = settings
        self.overwrites = overwrites
    }
}
