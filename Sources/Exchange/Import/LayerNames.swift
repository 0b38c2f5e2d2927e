// SPDX-License-Identifier: MIT

/// Assigns a network's arrays to layers by their names.
///
/// The last part of a name is the array's role: `weight`, `w` (a matrix `[out][in]`), `kernel` (`[in][out]`), `bias` or
/// `b`. The parts before it name the layer. Layers are ordered by the numbers in their names; those called first, input
/// or in come first, those called last, final, output, out or head come last. If no array has a role, as in
/// `arr_0, arr_1, ...`, matrices and vectors alternate.
struct LayerNames {
    struct Layer: Equatable {
        /// The weights, `[out][in]`.
        var matrix: ForeignArrays.Named
        var bias: ForeignArrays.Named?
    }

    private enum Role { case weight, kernel, bias }

    /// - Throws: ``ExchangeError/Problem``.
    static func layers(of arrays: [ForeignArrays.Named]) throws -> [Layer] {
        let split = arrays.map { (named: $0, name: NameParts($0.name)) }
        let sorted = split.sorted { $0.name.precedes($1.name) }
        if sorted.allSatisfy({ role(of: $0.name) == nil }) { return try turns(sorted.map(\.named)) }
        var layers: [(prefix: [String], matrix: ForeignArrays.Named?, bias: ForeignArrays.Named?)] = []
        for (named, name) in sorted {
            guard let role = role(of: name) else { throw ExchangeError.Problem.unknownArray(named.name) }
            let prefix = Array(name.parts.dropLast())
            if layers.last?.prefix != prefix { layers.append((prefix, nil, nil)) }
            let last = layers.count - 1
            switch role {
            case .bias where layers[last].bias == nil: layers[last].bias = named
            case .weight where layers[last].matrix == nil: layers[last].matrix = named
            case .kernel where layers[last].matrix == nil:
                layers[last].matrix = ForeignArrays.Named(name: named.name, array: named.array.transposed)
            default: throw ExchangeError.Problem.unknownArray(named.name)
            }
        }
        return try layers.map { layer in
            guard let matrix = layer.matrix else {
                let name = (layer.prefix + ["weight"]).joined(separator: ".")
                throw ExchangeError.Problem.missingArray(name.quoted, shape: "[out, in]")
            }
            return Layer(matrix: matrix, bias: layer.bias)
        }
    }

    private static func role(of name: NameParts) -> Role? {
        switch name.parts.last?.lowercased() {
        case "weight", "w": .weight
        case "kernel": .kernel
        case "bias", "b": .bias
        default: nil
        }
    }

    private static func turns(_ arrays: [ForeignArrays.Named]) throws -> [Layer] {
        var layers: [Layer] = []
        for named in arrays {
            if named.array.shape.count == 2 {
                layers.append(Layer(matrix: named))
            } else if named.array.shape.count == 1, !layers.isEmpty, layers[layers.count - 1].bias == nil {
                layers[layers.count - 1].bias = named
            } else {
                throw ExchangeError.Problem.unknownArray(named.name)
            }
        }
        return layers
    }
}
