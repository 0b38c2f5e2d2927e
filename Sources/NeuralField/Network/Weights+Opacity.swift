// SPDX-License-Identifier: MIT

extension Weights {
    /// The same picture drawn by a network with an opacity channel, everywhere opaque.
    ///
    /// A network without opacity is exactly one with it whose fourth output ignores its inputs: this is what lets
    /// opaque pictures walk into transparent ones. Grey networks first repeat their one output three times.
    public var withOpacity: Weights {
        guard shape.outputChannels != 4 else { return self }
        var wider = shape
        wider.outputChannels = 4
        guard let last = shape.layers.last else { return self }
        let matrix = Array(storage[last.weights])
        let bias = Array(storage[last.biases])
        let repeats = shape.outputChannels == 1 ? 3 : 1
        let opaque = shape.output == .sigmoid ? Self.saturatingSum : 1
        var result = Array(storage[..<last.weightOffset])
        for _ in 0..<repeats { result += matrix }
        result += [Float](repeating: 0, count: last.inputs)
        for _ in 0..<repeats { result += bias }
        result.append(opaque)
        return Weights(shape: wider, storage: result)
    }

    /// The colours alone of a network with opacity; the same picture where it is opaque.
    public var withoutOpacity: Weights {
        guard shape.outputChannels == 4, let last = shape.layers.last else { return self }
        var narrower = shape
        narrower.outputChannels = 3
        let colours = 3 * last.inputs
        return Weights(
            shape: narrower,
            storage: Array(storage[..<(last.weightOffset + colours)])
                + storage[last.biasOffset..<last.biasOffset + 3])
    }

    /// The kernels' sigmoid is exactly 1 from 18 on; the rest is for coefficients whose sum is not quite 1. Anything
    /// less than 1, and colours divided by it would not be the same any more.
    private static let saturatingSum: Float = 20
}
