// SPDX-License-Identifier: MIT
import Networks

/// A tensor in the weight file of a network.
struct StoredTensor {
    enum Content {
        /// A range of ``Weights/storage``.
        case parameters(Range<Int>)
        /// The encoding's frequencies, `[count][2]`. They follow from the shape, and are stored so that other programs
        /// need not draw our random numbers.
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
