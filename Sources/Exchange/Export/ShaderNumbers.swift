// SPDX-License-Identifier: MIT
import NeuralField

/// A network's parameters in groups of four floats, as shaders like them.
///
/// First the frequencies, four at a time: their parts across, then their parts down. Then by layer, four units at a time:
/// the four biases, and for each four inputs the four units' weights. What is missing to a group is 0.
struct ShaderNumbers {
    /// A layer's place among the groups.
    struct Layer {
        let offset: Int
        /// Groups of four inputs and of four units.
        let inputs: Int
        let outputs: Int
    }

    private(set) var numbers: [Float] = []
    let frequencyGroups: Int
    private(set) var layers: [Layer] = []

    var groupCount: Int { numbers.count / 4 }

    init(_ weights: Weights) {
        let frequencies = weights.shape.encoding.frequencies
        let count = frequencies.count / 2
        frequencyGroups = (count + 3) / 4
        for group in 0..<frequencyGroups {
            for part in 0..<2 {
                numbers += (0..<4).map { lane in
                    let index = 4 * group + lane
                    return index < count ? frequencies[2 * index + part] : 0
                }
            }
        }
        for (index, layout) in weights.shape.layers.enumerated() {
            // Sines fill groups of their own, then cosines do.
            let slots: [Int?] =
                index == 0 && count > 0
                ? [0, count].flatMap { first in (0..<4 * frequencyGroups).map { $0 < count ? first + $0 : nil } }
                : (0..<(layout.inputs + 3) / 4 * 4).map { $0 < layout.inputs ? $0 : nil }
            add(layout, of: weights, slots: slots)
        }
    }

    /// - Parameter slots: the input that each lane of the input groups holds.
    private mutating func add(_ layout: LayerLayout, of weights: Weights, slots: [Int?]) {
        layers.append(Layer(offset: groupCount, inputs: slots.count / 4, outputs: (layout.outputs + 3) / 4))
        for group in 0..<(layout.outputs + 3) / 4 {
            let units = (4 * group..<4 * group + 4).map { $0 < layout.outputs ? $0 : nil }
            numbers += units.map { unit in unit.map { weights.storage[layout.biasOffset + $0] } ?? 0 }
            for inputs in 0..<slots.count / 4 {
                for unit in units {
                    numbers += slots[4 * inputs..<4 * inputs + 4].map { slot in
                        guard let unit, let slot else { return 0 }
                        return weights.storage[layout.weightOffset + unit * layout.inputs + slot]
                    }
                }
            }
        }
    }
}
