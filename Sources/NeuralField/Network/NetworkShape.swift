// SPDX-License-Identifier: MIT
import Kernels

/// Everything that must be equal for the weights of two networks to mix.
public struct NetworkShape: Hashable, Sendable, Codable {
    public var coordinates: CoordinateSystem
    public var encoding: InputEncoding
    /// Units of each hidden layer, first to last; at least one layer, each 1...1024 wide, at most 16.
    public var hidden: [Int]
    public var activation: Activation
    public var output: OutputActivation
    /// 3 for red, green, blue; 4 with opacity, the colours then multiplied by it; 1 for grey.
    public var outputChannels: Int
    /// Whether only the first layer has biases that learn, as in the hobby project; the others then stay 0.
    public var hasFirstBiasOnly: Bool

    public static let maximumWidth = 1024
    /// The kernels' limit, less the output layer.
    public static let maximumDepth = Int(KN_MAX_LAYERS) - 1

    public init(
        coordinates: CoordinateSystem = .isotropic, encoding: InputEncoding, hidden: [Int], activation: Activation,
        output: OutputActivation, outputChannels: Int = 3, hasFirstBiasOnly: Bool = false
    ) {
        precondition((1...Self.maximumDepth).contains(hidden.count), "1 to 16 hidden layers")
        precondition(hidden.allSatisfy((1...Self.maximumWidth).contains), "hidden layers are 1 to 1024 wide")
        precondition([1, 3, 4].contains(outputChannels), "a colour has 1, 3 or 4 channels")
        self.coordinates = coordinates
        self.encoding = encoding
        self.hidden = hidden
        self.activation = activation
        self.output = output
        self.outputChannels = outputChannels
        self.hasFirstBiasOnly = hasFirstBiasOnly
    }

    /// Numbers each layer is given and gives, from the encoded input to the colour.
    public var widths: [Int] { [encoding.featureCount] + hidden + [outputChannels] }

    /// Where each layer's parameters are in ``Weights/storage``, first layer to last.
    public var layers: [LayerLayout] {
        var offset = 0
        return zip(widths, widths.dropFirst()).map { inputs, outputs in
            defer { offset += (inputs + 1) * outputs }
            return LayerLayout(inputs: inputs, outputs: outputs, weightOffset: offset)
        }
    }

    /// Floats in ``Weights/storage``.
    public var parameterCount: Int { layers.last.map(\.end) ?? 0 }
}

extension NetworkShape: CustomStringConvertible {
    /// For example `2-fourier:64:1.2-128-128-128-128-3 tanh`.
    public var description: String {
        let encoded = encoding == .none ? [] : [encoding.description]
        let widths = ["2"] + encoded + hidden.map(String.init) + [String(outputChannels)]
        return widths.joined(separator: "-") + " \(activation.rawValue)" + (coordinates == .classic ? " classic" : "")
    }
}
