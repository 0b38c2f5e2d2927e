// SPDX-License-Identifier: MIT
import Basics
import Learning
import Networks
import Raster

extension Recipe {
    /// The recipe's name, if nothing but its steps was changed.
    public var knownName: String {
        guard let named = Recipe.allCases.first(where: { $0.name == name }) else { return "custom" }
        return named.shape == shape ? named.name : "custom"
    }

    /// What the network of such a picture will be.
    ///
    /// - Throws: ``StudioFailure`` for pictures too long to tile.
    public func checkedShape(channels: Int, size: PixelSize) throws -> NetworkShape {
        let shape = shape(channels: channels, size: size)
        if case .tile(_, let aspect) = shape.encoding, !InputEncoding.canTile(aspect: aspect) {
            throw StudioFailure(
                "a picture of \(size) is too long to tile; its sides may differ by a factor of "
                    + "\(Int(InputEncoding.maximumAspect))",
                .badData)
        }
        return shape
    }
}
