// SPDX-License-Identifier: MIT
import Learning
import Networks

/// What the user asked `bend` to do.
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
