// SPDX-License-Identifier: MIT

/// A tensor that the weight file of a certain shape has.
struct StoredTensor {
    enum Content {
        /// Of ``Weights/storage``.
        case parameters(Range<Int>)
        /// The encoding's frequencies, `[count][2]`: they follow from the shape, but other programs should not need to
        /// know how to draw our random numbers.
        case frequencies
    }

    let name: String
    let shape: [Int]
    let content: Content
}

extension NetworkShape {
    /// The tensors of a weight file of this shape, named so that PyTorch's `load_state_dict` finds them.
    var storedTensors: [StoredTensor] {
        var tensors: [StoredTensor] = []
        if encoding != .none {
            let count = encoding.featureCount / 2
            tensors.append(StoredTensor(name: "encoding.frequencies", shape: [count, 2], content: .frequencies))
        }
        for (index, layer) in layers.enumerated() {
            tensors.append(
                StoredTensor(
                    name: "layers.\(index).weight", shape: [layer.outputs, layer.inputs],
                    content: .parameters(layer.weights)))
            tensors.append(
                StoredTensor(
                    name: "layers.\(index).bias", shape: [layer.outputs], content: .parameters(layer.biases)))
        }
        return tensors
    }
}
