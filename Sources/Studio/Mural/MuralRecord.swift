// SPDX-License-Identifier: MIT
import Basics
import Raster

/// The result of `mural`; `--json` prints it as it is.
public struct MuralRecord: Encodable {
    public struct Unit: Encodable {
        /// The number of the layer, counted from 1, as are units.
        public let layer: Int
        /// The place, counted from 1 from left to right and then down.
        public let place: Int
        public let unit: Int
        public let isNegated: Bool
        /// The change of the picture when the unit's output is replaced by its mean, root mean square, in levels of
        /// 255; null where computing it would take long and the order does not need it.
        @OrNull public var importance: Double?
        /// The value that is shown in full colour.
        public let scale: Double
    }

    public let outputs: [String]
    public let frames: Int
    public let width: Int
    public let height: Int
    public let order: String
    public let normalise: String
    public let units: [Unit]
    public let seconds: Double

    public init(_ plan: MuralPlan, outputs: [String], size: PixelSize, frames: Int, seconds: Double) {
        self.outputs = outputs
        self.frames = frames
        (width, height) = (size.width, size.height)
        order = plan.look.order.rawValue
        normalise = plan.look.normalise.rawValue
        units = plan.blocks.flatMap { block -> [Unit] in
            guard let layer = block.layer(of: plan.subject.shape) else { return [] }
            return block.places.indices.map { place in
                Unit(
                    layer: layer + 1, place: place + 1, unit: block.places[place].unit + 1,
                    isNegated: block.places[place].isNegated, importance: block.importances.map { 255 * $0[place] },
                    scale: Double(block.scales[place]))
            }
        }
        self.seconds = seconds
    }
}
