// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster
import Synchronization

/// The importance of each hidden unit for a picture.
///
/// A unit is silenced, its answers replaced by their mean, and the picture is drawn again. A large answer times a large
/// weight can be cancelled by other units, so only the picture shows how much a unit matters. A unit with constant
/// answers is no more than a bias, so its importance is 0.
public enum UnitImportance {
    /// The root mean square change of the colours, 0...1, when a unit is silenced, for every unit of a layer.
    ///
    /// - Parameters:
    ///   - layer: counted from 0.
    ///   - size: the size of the drawings that are compared; some 1000 pixels are enough.
    public static func changes(
        ofLayer layer: Int, of weights: Weights, size: PixelSize, tier: KernelTier, threads: Int
    ) -> [Double] {
        let (shape, original) = (weights.shape, PackedNetwork(weights, tier: tier))
        let points = PicturePlane(size: size, shape: shape).points(ofRows: 0..<size.height)
        let answers = UnitAnswers(of: original, layers: [layer], size: size, threads: 1)
        let colours = original.colours(at: points)
        let next = shape.layers[layer + 1]
        let changes = Mutex([Double](repeating: 0, count: shape.hidden[layer]))
        ParallelLoop.run(shape.hidden[layer], threads: threads) { unit, _ in
            let mean = Float(UnitFigures(answers.picture(ofUnit: unit, inLayerAt: 0)).mean)
            var silenced = weights
            for output in 0..<next.outputs {
                let place = next.weightOffset + output * next.inputs + unit
                silenced.storage[next.biasOffset + output] += mean * silenced.storage[place]
                silenced.storage[place] = 0
            }
            let changed = PackedNetwork(silenced, tier: tier).colours(at: points)
            var squares = 0.0
            for (one, other) in zip(colours, changed) {
                let difference = Double(one) - Double(other)
                squares += difference * difference
            }
            let change = (squares / Double(colours.count)).squareRoot()
            changes.withLock { $0[unit] = change }
        }
        return changes.withLock(\.self)
    }
}

extension PackedNetwork {
    /// The network's colours at points, clamped to 0...1.
    fileprivate func colours(at points: [Float]) -> [Float] {
        let count = points.count / 2 * shape.outputChannels
        return [Float](unsafeUninitializedCapacity: count) { colours, initializedCount in
            points.withUnsafeBufferPointer { evaluate($0, into: colours, scratch: Scratch(for: self)) }
            for index in 0..<count { colours[index] = min(max(colours[index], 0), 1) }
            initializedCount = count
        }
    }
}
