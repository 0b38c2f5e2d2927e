// SPDX-License-Identifier: MIT
import Networks
import Storage

/// Networks of the hobby project from which the studio grew.
///
/// A network is three files in one folder: `NAME_1.npy` `[units][3]`, `NAME_2.npy` `[units][units]` and `NAME_3.npy`
/// `[channels][units]`. It draws `sigmoid(W3 sigmoid(W2 sigmoid(W1 (row/height + 0.1, column/width + 0.1, 1))))`.
enum HobbyNetwork {
    /// The parts' numbers, as in file names.
    static let parts = ["1", "2", "3"]

    /// The shape of such a network.
    static func shape(hidden: [Int], channels: Int) -> NetworkShape {
        NetworkShape(
            coordinates: .classic, encoding: .none, hidden: hidden, activation: .sigmoid, output: .sigmoid,
            outputChannels: channels, hasFirstBiasOnly: true)
    }

    static func file(_ name: String, part: String, in folder: FilePath) -> FilePath {
        folder.appending("\(name)_\(part).npy")
    }

    /// Reads a network.
    ///
    /// - Throws: ``ExchangeError``, `StorageError` (`read`).
    static func read(_ name: String, in folder: FilePath) throws -> Weights {
        let paths = parts.map { file(name, part: $0, in: folder) }
        let arrays = try paths.map { try ForeignArrays.numPyFile($0) }
        func refuse(_ part: Int, _ expected: String) -> ExchangeError {
            ExchangeError(
                paths[part],
                .wrongShape(array: "\(name)_\(parts[part])", expected: expected, found: arrays[part].shape))
        }
        guard arrays[0].shape.count == 2, arrays[0].shape[1] == 3 else { throw refuse(0, "[units, 3]") }
        let first = arrays[0].shape[0]
        guard arrays[1].shape.count == 2, arrays[1].shape[1] == first else { throw refuse(1, "[units, \(first)]") }
        let second = arrays[1].shape[0]
        guard arrays[2].shape.count == 2, arrays[2].shape[1] == second, [1, 3, 4].contains(arrays[2].shape[0]) else {
            throw refuse(2, "[3, \(second)]")
        }
        for (path, width) in zip(paths, [first, second]) where !(1...NetworkShape.maximumWidth).contains(width) {
            throw ExchangeError(
                path,
                .unsupportedShape(
                    what: "units in a hidden layer", found: width, allowed: "1 to \(NetworkShape.maximumWidth)"))
        }
        let channels = arrays[2].shape[0]
        let numbers = arrays.map { $0.elements.map { Float($0) } }
        var storage: [Float] = []
        for unit in 0..<first { storage += numbers[0][3 * unit..<3 * unit + 2] }
        // The third input is always 1.
        for unit in 0..<first { storage.append(numbers[0][3 * unit + 2]) }
        for (matrix, width) in [(numbers[1], second), (numbers[2], channels)] {
            storage += matrix
            storage += [Float](repeating: 0, count: width)
        }
        return Weights(shape: shape(hidden: [first, second], channels: channels), storage: storage)
    }

    /// The three arrays of a network of this kind; nil for any other.
    static func arrays(of weights: Weights) -> [NumPyArray]? {
        let shape = weights.shape
        guard shape == HobbyNetwork.shape(hidden: shape.hidden, channels: shape.outputChannels),
            shape.hidden.count == 2
        else { return nil }
        return shape.layers.enumerated().map { index, layer in
            let matrix = weights.storage[layer.weights].map(Double.init)
            guard index == 0 else { return NumPyArray(shape: [layer.outputs, layer.inputs], elements: matrix) }
            let biases = weights.storage[layer.biases].map(Double.init)
            var rows: [Double] = []
            for unit in 0..<layer.outputs { rows += [matrix[2 * unit], matrix[2 * unit + 1], biases[unit]] }
            return NumPyArray(shape: [layer.outputs, 3], elements: rows)
        }
    }
}
