// SPDX-License-Identifier: MIT
import Basics
import Networks

/// The spread of a network's initial weights.
struct Initialisation {
    /// Deviation of the first layer's weights, times the square root of its inputs.
    var firstGain: Double
    /// Deviation of later layers' weights, times the square root of their inputs.
    var gain: Double
    /// The first layer's biases are uniform in plus or minus this.
    var firstBias: Double
    /// Later layers' biases are uniform in plus or minus this.
    var bias: Double
    /// Whether weights of the stated deviation are uniform rather than normal.
    var isUniform = false

    /// The spread that suits a shape.
    ///
    /// The first layer of a network without encoding must make the edges of a whole picture out of two coordinates, so
    /// its gain is high. `sine` is SIREN's (Sitzmann et al. 2020, section 3.2) with its factor 30 multiplied in. The
    /// others were chosen by trial, see docs/notes/recipes.md.
    init(for shape: NetworkShape) {
        let isEncoded = shape.encoding != .none
        switch shape.activation {
        case .tanh: self.init(firstGain: isEncoded ? 1.3 : 4, gain: 1.3, firstBias: isEncoded ? 1.3 : 4, bias: 0.1)
        case .sigmoid: self.init(firstGain: isEncoded ? 3 : 8, gain: 4, firstBias: isEncoded ? 3 : 8, bias: 0.1)
        case .relu: self.init(firstGain: isEncoded ? 1.4 : 3, gain: 1.4, firstBias: isEncoded ? 0.5 : 3, bias: 0)
        case .gauss: self.init(firstGain: isEncoded ? 1 : 4, gain: 1, firstBias: isEncoded ? 1 : 4, bias: 0.1)
        case .sine:
            // Uniform in plus or minus 30/inputs, then sqrt(6/inputs); uniform numbers deviate by their bound / sqrt 3.
            self.init(
                firstGain: isEncoded ? 1.4 : 30 / 6.0.squareRoot(), gain: 2.0.squareRoot(), firstBias: .pi, bias: 0.1,
                isUniform: true)
        }
    }

    private init(firstGain: Double, gain: Double, firstBias: Double, bias: Double, isUniform: Bool = false) {
        self.firstGain = firstGain
        self.gain = gain
        self.firstBias = firstBias
        self.bias = bias
        self.isUniform = isUniform
    }
}

extension Weights {
    /// The weights learning starts from: a function of the shape and the seed alone.
    ///
    /// Layers draw from streams of their own, so that networks with and without opacity share all hidden layers.
    public static func initial(shape: NetworkShape, seed: UInt64) -> Weights {
        let spread = Initialisation(for: shape)
        var storage = [Float](repeating: 0, count: shape.parameterCount)
        let layers = shape.layers
        for (index, layer) in layers.enumerated() {
            let source = RandomSource(seed: seed, stream: .initialWeights, substream: UInt64(index))
            let isFirst = index == 0
            var deviation = (isFirst ? spread.firstGain : spread.gain) / Double(layer.inputs).squareRoot()
            if shape.activation == .sine && index == layers.count - 1 { deviation *= 0.3 }
            for (place, parameter) in layer.weights.enumerated() {
                let number =
                    spread.isUniform
                    ? (source.uniform(at: UInt64(place)) * 2 - 1) * 3.0.squareRoot() : source.normal(at: UInt64(place))
                storage[parameter] = Float(number * deviation)
            }
            if shape.hasFirstBiasOnly && !isFirst { continue }
            let biases = RandomSource(seed: seed, stream: .initialBiases, substream: UInt64(index))
            for (place, parameter) in layer.biases.enumerated() {
                let bound = isFirst ? spread.firstBias : spread.bias
                storage[parameter] = Float((biases.uniform(at: UInt64(place)) * 2 - 1) * bound)
            }
        }
        return Weights(shape: shape, storage: storage)
    }
}
