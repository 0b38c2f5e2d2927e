// SPDX-License-Identifier: MIT
import Learning
import NeuralField

/// The bends to teach, and how.
public struct BendRequest: Sendable {
    var walks: [BentWalk]
    var settings: BendingSettings
    var overwrites: Bool

    public init(walks: [BentWalk], settings: BendingSettings, overwrites: Bool) {
        self.walks = walks
        self.settings = settings
        self.overwrites = overwrites
    }
}
