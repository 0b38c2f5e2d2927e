// SPDX-License-Identifier: MIT
import Learning
import NeuralField

/// What the user asked `bend` to do.
struct BendRequest: Sendable {
    var bends: [Bend]
    var settings: BendingSettings
    var folder: WeightsFolder
    var overwrites: Bool
    var threads: Int
    var tier: KernelTier
}
