// SPDX-License-Identifier: MIT
import NeuralField
import Raster

/// A picture that is learned while somebody looks on.
struct WatchedPicture {
    let name: String
    /// In the channels that are learned.
    let picture: Picture
    let pictureDigest: String
    let lineage: Lineage
    let recipeName: String
    let folder: WeightsFolder
    let tier: KernelTier
}
