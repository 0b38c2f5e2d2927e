// SPDX-License-Identifier: MIT
import Networks
import Storage

/// Converts a coordinate network learned by another program, such as a SIREN, to weights.
enum ForeignNetwork {
    /// Reads a `.npz` or `.safetensors` file.
    ///
    /// Factors of the sums, the order and range of the coordinates and the range of the colours are folded into the
    /// weights, so that the network draws the same picture. A `.npz` by ``NumPyExport`` describes itself.
    ///
    /// - Throws: ``ExchangeError``, `StorageError` (`read`), `SafetensorsError`.
    static func read(_ path: FilePath, settings: ImportSettings) throws -> Weights {
        let foreign = try ForeignArrays(file: path)
        do {
            var arrays = foreign.arrays
            if let index = arrays.firstIndex(where: { $0.name == ExportedShape.name }) {
                let shape = try ExportedShape.shape(arrays.remove(at: index).array)
                arrays.removeAll { $0.name == ExportedShape.frequencies }
                return try weights(LayerNames.layers(of: checked(arrays)), shape: shape)
            }
            let layers = try LayerNames.layers(of: checked(arrays))
            let shape = try shape(of: layers, settings: settings)
            return folded(try weights(layers, shape: shape), settings: settings)
        } catch let problem as ExchangeError.Problem {
            throw ExchangeError(path, problem)
        }
    }

    private static func checked(_ arrays: [ForeignArrays.Named]) throws -> [ForeignArrays.Named] {
        if let text = arrays.first(where: \.array.isText) {
            throw ExchangeError.Problem.unsupportedType(array: text.name, found: "u1")
        }
        return arrays
    }

    /// The shape that follows from the layers' sizes.
    private static func shape(of layers: [LayerNames.Layer], settings: ImportSettings) throws -> NetworkShape {
        func refuse(_ what: String, _ found: Int, _ allowed: String) -> ExchangeError.Problem {
            .unsupportedShape(what: what, found: found, allowed: allowed)
        }
        for layer in layers where layer.matrix.array.shape.count != 2 {
            throw ExchangeError.Problem.wrongShape(
                array: layer.matrix.name, expected: "a matrix", found: layer.matrix.array.shape)
        }
        let hidden = layers.dropLast().map { $0.matrix.array.shape[0] }
        guard (1...NetworkShape.maximumDepth).contains(hidden.count) else {
            throw refuse("hidden layers", hidden.count, "1 to \(NetworkShape.maximumDepth)")
        }
        for width in hidden where !(1...NetworkShape.maximumWidth).contains(width) {
            throw refuse("units in a hidden layer", width, "1 to \(NetworkShape.maximumWidth)")
        }
        let channels = layers.last?.matrix.array.shape[0] ?? 0
        guard [1, 3, 4].contains(channels) else { throw refuse("output channels", channels, "1, 3 or 4") }
        return NetworkShape(
            encoding: .none, hidden: hidden, activation: settings.activation, output: settings.output,
            outputChannels: channels)
    }

    /// The layers' numbers in the order of ``Weights``; a layer without a bias gets zeros.
    private static func weights(_ layers: [LayerNames.Layer], shape: NetworkShape) throws -> Weights {
        guard layers.count == shape.layers.count else {
            throw ExchangeError.Problem.malformedDescription(
                "it has \(layers.count) layers, not \(shape.layers.count)")
        }
        var storage: [Float] = []
        for (layer, layout) in zip(layers, shape.layers) {
            try check(layer.matrix, isShaped: [layout.outputs, layout.inputs])
            storage += layer.matrix.array.elements.map(Float.init)
            if let bias = layer.bias {
                try check(bias, isShaped: [layout.outputs])
                storage += bias.array.elements.map(Float.init)
            } else {
                storage += [Float](repeating: 0, count: layout.outputs)
            }
        }
        return Weights(shape: shape, storage: storage)
    }

    private static func check(_ named: ForeignArrays.Named, isShaped shape: [Int]) throws {
        guard named.array.shape == shape else {
            throw ExchangeError.Problem.wrongShape(array: named.name, expected: "\(shape)", found: named.array.shape)
        }
    }

    /// The weights multiplied by all factors of the settings.
    private static func folded(_ weights: Weights, settings: ImportSettings) -> Weights {
        var result = weights
        let layers = weights.shape.layers
        for (index, layer) in layers.enumerated() {
            let isLast = index == layers.count - 1
            let unit = isLast && settings.output == .linear && settings.colours == .unit
            let factor = isLast ? (unit ? 2 : 1) : index == 0 ? settings.firstOmega : settings.omega
            for place in layer.weightOffset..<layer.end {
                result.storage[place] = Float(Double(weights.storage[place]) * factor)
            }
            // A linear output z is drawn as (z + 1) / 2.
            if unit { for place in layer.biases { result.storage[place] -= 1 } }
        }
        guard let first = layers.first else { return result }
        let scale = settings.scale
        for row in 0..<first.outputs {
            let place = first.weightOffset + 2 * row
            let pair = [place, place + 1].map { Double(weights.storage[$0]) * settings.firstOmega }
            let (x, y) = settings.order == .xy ? (pair[0], pair[1]) : (pair[1], pair[0])
            result.storage[place] = Float(x * scale.x)
            result.storage[place + 1] = Float(y * scale.y)
        }
        return result
    }
}
