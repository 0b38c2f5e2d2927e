// SPDX-License-Identifier: MIT
import Learning
import NeuralField

/// What the user asked `bend` to do.
struct BendRequest: Sendable {
    var walks: [BentWalk]
    var settings: BendingSettings
    var overwrites: Bool
    var threads: Int
    var tier: KernelTier
}
