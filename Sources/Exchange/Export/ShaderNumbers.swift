// SPDX-License-Identifier: MIT
import Networks

/// A network's parameters in groups of four floats, which suit shaders.
///
/// First the frequencies, four at a time: their x components, then their y components. Then, by layer, four units at a
/// time: the four biases, and for every four inputs the four units' weights. Incomplete groups are padded with 0.
struct ShaderNumbers {
    /// A layer's position among the groups.
    struct Layer {
        let offset: Int
        /// Number of groups of four inputs, and number of groups of four outputs.
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
            // First groups of sines, then groups of cosines.
            let slots: [Int?] =
                index == 0 && count > 0
                ? [0, count].flatMap { first in (0..<4 * frequencyGroups).map { $0 < count ? first + $0 : nil } }
                : (0..<(layout.inputs + 3) / 4 * 4).map { $0 < layout.inputs ? $0 : nil }
            add(layout, of: weights, slots: slots)
        }
    }

    /// - Parameter slots: the input in each lane of the input groups; nil for padding.
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
