// SPDX-License-Identifier: MIT
import WeightFiles
import Networks

/// Weights as NumPy files.
public struct NumPyExport: Sendable {
    public struct File: Hashable, Sendable {
        public let name: String
        public let bytes: [UInt8]
    }

    public let files: [File]

    /// For networks of the hobby project's kind: `NAME_1.npy`, `NAME_2.npy`, `NAME_3.npy`, in doubles as in that
    /// project. For all others: `NAME.npz` with the arrays of a weight file in floats and, in `inbetween_shape`, the
    /// network's shape as the bytes of JSON.
    public init(_ weights: Weights, name: String) {
        if let arrays = HobbyNetwork.arrays(of: weights) {
            files = zip(HobbyNetwork.parts, arrays).map { File(name: "\(name)_\($0).npy", bytes: $1.encoded()) }
            return
        }
        let shape = weights.shape
        var members: [ZipArchive.Member] = []
        func add(_ name: String, _ bytes: [UInt8]) {
            members.append(ZipArchive.Member(name: "\(name).npy", bytes: bytes))
        }
        add(ExportedShape.name, NumPyArray.encoded(text: shape.json))
        let frequencies = shape.encoding.frequencies.map(Double.init)
        if !frequencies.isEmpty {
            let array = NumPyArray(shape: [frequencies.count / 2, 2], elements: frequencies)
            add(ExportedShape.frequencies, array.encoded(asFloats: true))
        }
        for (index, layer) in shape.layers.enumerated() {
            let matrix = NumPyArray(
                shape: [layer.outputs, layer.inputs], elements: weights.storage[layer.weights].map(Double.init))
            let bias = NumPyArray(shape: [layer.outputs], elements: weights.storage[layer.biases].map(Double.init))
            add("layers.\(index).weight", matrix.encoded(asFloats: true))
            add("layers.\(index).bias", bias.encoded(asFloats: true))
        }
        files = [File(name: "\(name).npz", bytes: ZipArchive.encoded(members))]
    }
}
