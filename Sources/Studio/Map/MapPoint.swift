// SPDX-License-Identifier: MIT
import NeuralField
import Raster

/// A network that is placed on a map.
public struct MapPoint: Sendable {
    let label: String
    public let weights: Weights
    /// Size of the learned picture or of the film's frames; the network is drawn in its proportions.
    let pictureSize: PixelSize
    /// The view of the plane in which it is drawn.
    var view = PlaneMap.identity
    /// The name of the row of points that it belongs to; nil where it stands alone.
    var trajectory: String?
}
