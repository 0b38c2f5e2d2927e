// SPDX-License-Identifier: MIT
import Kernels
import Networks

/// One network's weights in the layout of the kernels, ready to be evaluated.
///
/// Evaluating only reads, so any number of threads may evaluate at once, each with its own ``Scratch`` or
/// ``LayerValues``. While ``load(_:)`` runs, no other thread may use the network.
public final class PackedNetwork: @unchecked Sendable {
    public let shape: NetworkShape
    public let tier: KernelTier
    private let parameters: AlignedFloats
    private let features: AlignedFloats
    private let layers: UnsafeMutablePointer<KNLayer>
    let network: KNNetwork
    /// Depths at which a lattice may replace the layers so far, ascending: after the first layer and half way through.
    /// Empty if there are too few layers to gain by it.
    let latticeDepths: [Int]
    /// Weights in fixed point, by layer: those of the deeper half of the hidden layers. Rounding errors of earlier
    /// layers would be magnified by all that follow.
    private let fixedPointLayers: [Int: FixedPointLayer]
    var hasFixedPoint: Bool { !fixedPointLayers.isEmpty }
    private let layouts: [LayerLayout]
    /// The offsets of each layer's two matrices and bias in `parameters`.
    private let offsets: [(forward: Int, backward: Int, bias: Int)]

    /// A network whose weights are yet to be loaded.
    ///
    /// - Parameter hasFixedPoint: whether it also holds weights for ``Arithmetic/fixedPoint``; without them that is
    ///   floats.
    public init(shape: NetworkShape, tier: KernelTier, hasFixedPoint: Bool = false) {
        self.shape = shape
        self.tier = tier
        var floats = 0
        func take(_ rows: Int, _ columns: Int) -> Int {
            defer { floats += kn_matrix_floats(rows, columns) }
            return floats
        }
        let layouts = shape.layers
        precondition(layouts.count <= Int(KN_MAX_LAYERS), "the kernels take at most \(KN_MAX_LAYERS) layers")
        self.layouts = layouts
        offsets = layouts.map {
            (take($0.inputs, $0.outputs), take($0.outputs, $0.inputs), take(1, $0.outputs))
        }
        parameters = AlignedFloats(count: floats)
        // A first layer of two coordinates is faster to evaluate than to interpolate.
        let depths = Set([1, shape.hidden.count / 2]).subtracting(shape.encoding == .none ? [0, 1] : [0])
        latticeDepths = shape.hidden.count > 1 ? depths.sorted() : []
        let deeper = shape.hidden.indices.dropFirst(max(1, shape.hidden.count / 2))
        fixedPointLayers =
            hasFixedPoint && shape.activation.isBounded
            ? Dictionary(uniqueKeysWithValues: deeper.map { ($0, FixedPointLayer(layouts[$0])) }) : [:]
        let layers = UnsafeMutablePointer<KNLayer>.allocate(capacity: layouts.count)
        self.layers = layers
        for (index, layout) in layouts.enumerated() {
            let activation = index == layouts.count - 1 ? shape.output.kernel : shape.activation.kernel
            (layers + index).initialize(
                to: KNLayer(
                    inputs: layout.inputs, outputs: layout.outputs, activation: activation,
                    forward: parameters.pointer + offsets[index].forward,
                    backward: parameters.pointer + offsets[index].backward,
                    bias: parameters.pointer + offsets[index].bias, fixed: KNFixedPoint()))
        }
        let row = kn_matrix_floats(1, shape.encoding.featureCount)
        features = AlignedFloats(count: 3 * row)
        let frequencies = shape.encoding.frequencies
        for index in 0..<frequencies.count / 2 {
            for (feature, phase) in [(index, Float(0)), (index + frequencies.count / 2, 0.5)] {
                features.pointer[feature] = frequencies[2 * index]
                features.pointer[row + feature] = frequencies[2 * index + 1]
                features.pointer[2 * row + feature] = phase
            }
        }
        network = KNNetwork(
            layer_count: layouts.count, layers: layers,
            feature_count: frequencies.isEmpty ? 0 : shape.encoding.featureCount, first: features.pointer,
            second: features.pointer + row, phase: features.pointer + 2 * row, lattice: nil, ends_linear: false,
            is_in_fixed_point: false)
    }

    public convenience init(_ weights: Weights, tier: KernelTier) {
        self.init(shape: weights.shape, tier: tier, hasFixedPoint: true)
        load(weights)
    }

    deinit { layers.deallocate() }

    /// Loads `weights`, which must have this network's shape.
    public func load(_ weights: Weights) {
        precondition(weights.shape == shape, "a packed network keeps its shape")
        weights.storage.withUnsafeBufferPointer { storage in
            guard let base = storage.baseAddress else { return }
            for index in layouts.indices { load(layer: index, from: base) }
        }
    }

    /// Loads one layer's weights. Threads may load different layers side by side.
    ///
    /// - Parameter storage: the ``Weights/storage`` of weights of this network's shape.
    package func load(layer index: Int, from storage: UnsafePointer<Float>) {
        let (layout, offset) = (layouts[index], offsets[index])
        let matrix = storage + layout.weightOffset
        if let layer = fixedPointLayers[index] { layers[index].fixed = layer.load(matrix) }
        kn_pack_transposed(matrix, parameters.pointer + offset.forward, layout.outputs, layout.inputs)
        kn_pack(matrix, parameters.pointer + offset.backward, layout.outputs, layout.inputs)
        kn_pack(storage + layout.biasOffset, parameters.pointer + offset.bias, 1, layout.outputs)
    }

    /// Evaluates the network's colours at points.
    ///
    /// - Parameters:
    ///   - points: `[count][2]`, as ``PicturePlane`` gives them.
    ///   - colours: filled with `[count][channels]`; 0...1 where displayable, colour multiplied by opacity.
    public func evaluate(
        _ points: UnsafeBufferPointer<Float>, into colours: UnsafeMutableBufferPointer<Float>,
        arithmetic: Arithmetic = .floats, scratch: Scratch
    ) {
        let count = points.count / 2
        precondition(colours.count >= count * shape.outputChannels, "no room for the colours")
        precondition(scratch.shape == shape, "scratch memory belongs to one shape")
        var network = network
        network.is_in_fixed_point = arithmetic == .fixedPoint
        kn_evaluate(tier.kernel, &network, points.baseAddress, count, colours.baseAddress, scratch.memory.pointer)
    }

    /// Adds the gradient of `scale` times the squared error over some points, each weighted by its importance, to
    /// `gradient`; returns the weighted squared error, without `scale`.
    ///
    /// - Parameters:
    ///   - points: `[count][2]`.
    ///   - targets: the wanted colours, `[count][channels]`.
    ///   - importances: `[count]`; nil where all are 1.
    ///   - errors: filled with each point's squared error, `[count]`, unless nil.
    public func accumulateGradient(
        _ points: UnsafeBufferPointer<Float>, targets: UnsafeBufferPointer<Float>,
        importances: UnsafeBufferPointer<Float>? = nil, scale: Float, into gradient: Gradient,
        errors: UnsafeMutableBufferPointer<Float>? = nil, scratch: Scratch
    ) -> Double {
        let count = points.count / 2
        precondition(targets.count == count * shape.outputChannels, "a target for every point")
        precondition(
            importances?.count ?? count == count && errors?.count ?? count == count,
            "an importance and an error for every point")
        precondition(scratch.shape == shape && gradient.shape == shape, "memory belongs to one shape")
        return withUnsafePointer(to: network) {
            kn_accumulate_gradient(
                tier.kernel, $0, points.baseAddress, targets.baseAddress, importances?.baseAddress, count, scale,
                gradient.begin(), gradient.matrices, gradient.biases, errors?.baseAddress, scratch.memory.pointer)
        }
    }

    /// Evaluates the network's colours at points, as ``evaluate(_:into:arithmetic:scratch:)`` does in floats, and keeps
    /// all layers' values.
    public func evaluate(
        _ points: UnsafeBufferPointer<Float>, into colours: UnsafeMutableBufferPointer<Float>, keeping kept: LayerValues
    ) {
        let count = points.count / 2
        precondition(colours.count >= count * shape.outputChannels, "no room for the colours")
        let memory = kept.take(count, of: self)
        withUnsafePointer(to: network) {
            kn_evaluate_keeping(tier.kernel, $0, points.baseAddress, count, colours.baseAddress, memory)
        }
    }

    /// Adds the gradient of any function of the colours, at the points whose values `kept` holds, to `gradient`.
    ///
    /// - Parameter derivatives: the function's with respect to the colours, `[count][channels]`.
    public func backpropagate(
        derivatives: UnsafeBufferPointer<Float>, through kept: LayerValues, into gradient: Gradient, scratch: Scratch
    ) {
        precondition(kept.shape == shape, "what was kept is this network's")
        precondition(derivatives.count == kept.count * shape.outputChannels, "a derivative for every colour")
        precondition(scratch.shape == shape && gradient.shape == shape, "memory belongs to one shape")
        withUnsafePointer(to: network) {
            kn_backpropagate(
                tier.kernel, $0, derivatives.baseAddress, kept.count, gradient.begin(), gradient.matrices,
                gradient.biases, kept.pointer, scratch.memory.pointer)
        }
    }

    /// The memory that a thread needs besides the network while it evaluates.
    public final class Scratch: @unchecked Sendable {
        let shape: NetworkShape
        let memory: AlignedFloats
        /// Large matrices that are not in use, kept to be used again: the system clears fresh memory, which takes as
        /// much time as filling it.
        private var spare: [AlignedFloats] = []

        /// Memory for a matrix, not cleared.
        func takeMatrix(floats: Int) -> AlignedFloats {
            guard let index = spare.firstIndex(where: { $0.count >= floats }) else {
                return AlignedFloats(count: floats)
            }
            return spare.remove(at: index)
        }

        func giveBack(_ matrix: AlignedFloats) { spare.append(matrix) }

        public init(for network: PackedNetwork) {
            shape = network.shape
            // No part of a network needs more than the whole.
            memory = AlignedFloats(count: withUnsafePointer(to: network.network) { kn_scratch_bytes($0) } / 4)
        }
    }
}

extension Activation {
    package var kernel: KNActivation {
        switch self {
        case .tanh: KN_TANH
        case .sigmoid: KN_SIGMOID
        case .sine: KN_SINE
        case .relu: KN_RELU
        case .gauss: KN_GAUSS
        }
    }
}

extension OutputActivation {
    var kernel: KNActivation { self == .sigmoid ? KN_SIGMOID : KN_LINEAR }
}
