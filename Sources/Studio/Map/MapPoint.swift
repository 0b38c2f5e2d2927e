// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

/// A network that a map places.
public struct MapPoint: Sendable {
    let label: String
    public let weights: Weights
    /// Of the picture, in whose proportions it is shown.
    let pictureSize: PixelSize
    /// What of the plane is looked at.
    var view = PlaneMap.identity
    /// The way it is on; nil where it stands alone.
    var trajectory: String?
}
