// SPDX-License-Identifier: MIT
import Raster

/// What `mural` tells; with `--json` as it stands.
struct MuralRecord: Encodable {
    struct Unit: Encodable {
        /// Counted from 1, as the units are.
        let layer: Int
        /// From left to right and then down, counted from 1.
        let place: Int
        let unit: Int
        let isNegated: Bool
        /// What the picture changes by when the unit always answers its mean, root mean square, in levels of 255; null where
        /// finding out would take long and the order does not need it.
        @OrNull var importance: Double?
        /// The number that is shown in full colour.
        let scale: Double
    }

    let outputs: [String]
    let frames: Int
    let width: Int
    let height: Int
    let order: String
    let normalise: String
    let units: [Unit]
    let seconds: Double

    /// A picture that changes by less, in levels of 255, is the same.
    private static let unnoticed = 0.05

    init(_ plan: MuralPlan, outputs: [String], size: PixelSize, frames: Int, seconds: Double) {
        self.outputs = outputs
        self.frames = frames
        (width, height) = (size.width, size.height)
        order = plan.options.order.rawValue
        normalise = plan.options.normalise.rawValue
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

    var line: String {
        let known = units.compactMap(\.importance)
        let idle = known.count { $0 < Self.unnoticed }
        let remark = known.count == units.count ? ", \(idle) that the picture does not need" : ""
        return "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  "
            + "\(Wording.count(units.count, "unit"))\(remark)  \(Wording.duration(seconds))"
    }
}
