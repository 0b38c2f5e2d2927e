// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Raster

extension Recipe {
    /// The recipe's name, or `custom` when its network was changed.
    public var knownName: String {
        guard let named = Recipe.allCases.first(where: { $0.name == name }) else { return "custom" }
        return named.shape == shape ? named.name : "custom"
    }

    /// The network's shape for a picture of this size.
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
