// SPDX-License-Identifier: MIT
import Engine
import Networks
import Raster
import WeightFiles

/// A picture that is learned while somebody looks on.
public struct WatchedPicture {
    public let name: String
    /// In the channels that are learned.
    public let picture: Picture
    let pictureDigest: String
    let lineage: Lineage
    let recipeName: String
    public let folder: WeightsFolder
    public let tier: KernelTier
}
