// SPDX-License-Identifier: MIT

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
    /// The engine's maximum number of hidden layers.
    public static let maximumDepth = 16

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

    /// The number of inputs of the first layer, then the number of outputs of each layer.
    public var widths: [Int] { [encoding.featureCount] + hidden + [outputChannels] }

    /// The position of each layer's parameters in ``Weights/storage``, first layer to last.
    public var layers: [LayerLayout] {
        var offset = 0
        return zip(widths, widths.dropFirst()).map { inputs, outputs in
            defer { offset += (inputs + 1) * outputs }
            return LayerLayout(inputs: inputs, outputs: outputs, weightOffset: offset)
        }
    }

    /// Number of floats in ``Weights/storage``.
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

/// The position of one layer's parameters in the flat buffer: the matrix `[outputs][inputs]`, then the bias
/// `[outputs]`.
public struct LayerLayout: Hashable, Sendable {
    public let inputs: Int
    public let outputs: Int
    public let weightOffset: Int

    public var weightCount: Int { inputs * outputs }
    public var biasOffset: Int { weightOffset + weightCount }
    public var end: Int { biasOffset + outputs }
    public var weights: Range<Int> { weightOffset..<biasOffset }
    public var biases: Range<Int> { biasOffset..<end }
}

/// The coordinates of pixels in the picture plane.
public enum CoordinateSystem: String, Hashable, Sendable, CaseIterable, Codable {
    /// The shorter side of the picture spans -1...1, x to the right and y down; the longer side spans as much more as
    /// it is longer, centred. A unit is the same length both ways, so nothing is ever stretched.
    case isotropic
    /// The hobby project's: (row / height + 0.1, column / width + 0.1), each side 0.1...1.1 whatever its length.
    case classic
}

/// The function each hidden unit applies to its weighted sum `z`.
public enum Activation: String, Hashable, Sendable, CaseIterable, Codable {
    case tanh
    case sigmoid
    /// `sin z`. SIREN's factor (Sitzmann et al. 2020, omega = 30) is part of the initial weights.
    case sine
    /// `max(0, z)`.
    case relu
    /// `exp(-z * z)`.
    case gauss

    /// Whether values lie within -1...1.
    package var isBounded: Bool { self != .relu }
}

/// The function that turns the last layer's sums into colour.
public enum OutputActivation: String, Hashable, Sendable, CaseIterable, Codable {
    /// `1 / (1 + exp(-z))`: always a displayable colour.
    case sigmoid
    /// `(z + 1) / 2`, as SIREN learns colours scaled to -1...1; clipped only when shown.
    case linear
}
