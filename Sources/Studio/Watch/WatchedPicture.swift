// SPDX-License-Identifier: MIT
import NeuralField
import Raster

/// A picture whose learning is watched.
public struct WatchedPicture {
    public let name: String
    /// The picture in the channels that are learned.
    public let picture: Picture
    let pictureDigest: String
    let lineage: Lineage
    let recipeName: String
    public let folder: WeightsFolder
    public let tier: KernelTier
}
