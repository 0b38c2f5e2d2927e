// SPDX-License-Identifier: MIT
import Basics
import Engine
import Kernels
import Networks

/// One thread's block of pixels between two layers of the same width, and the steps of learning and drawing on it.
final class KernelBlock: @unchecked Sendable {
    /// Number of pixels that the kernels keep in cache at once.
    static let pixels = 96

    private let width: Int
    private let tier: KNTier
    private let input: AlignedFloats
    private let output: AlignedFloats
    private let slope: AlignedFloats
    private let weights: AlignedFloats
    private let gradient: AlignedFloats
    private let bias: AlignedFloats
    private let biasGradient: AlignedFloats
    private let points: AlignedFloats
    private let fixedPoint: KNFixedPoint
    private let integers: AlignedNumbers<Int16>
    private let units: AlignedFloats
    private let rounded: AlignedNumbers<Int16>
    private let roundedOutput: AlignedNumbers<Int16>
    private let momentum: AlignedFloats
    private let orthogonal: AlignedFloats

    init(width: Int, tier: KernelTier) {
        self.width = width
        self.tier = tier.kernel
        let block = kn_matrix_floats(Self.pixels, width)
        (input, output, slope) = (AlignedFloats(count: block), AlignedFloats(count: block), AlignedFloats(count: block))
        let matrix = kn_matrix_floats(width, width)
        (weights, gradient) = (AlignedFloats(count: matrix), AlignedFloats(count: matrix))
        let row = kn_matrix_floats(1, width)
        (bias, biasGradient) = (AlignedFloats(count: row), AlignedFloats(count: row))
        points = AlignedFloats(count: 2 * Self.pixels)
        integers = AlignedNumbers(count: kn_fixed_point_integers(width, width))
        units = AlignedFloats(count: row)
        (rounded, roundedOutput) = (AlignedNumbers(count: block), AlignedNumbers(count: block))
        momentum = AlignedFloats(count: matrix)
        orthogonal = AlignedFloats(count: kn_orthogonalise_floats(width, width))
        // Values of the size of a learned network's, so that no step meets infinities or only zeros.
        let source = RandomSource(seed: 1, stream: .initialWeights)
        let scale = 1 / Double(width).squareRoot()
        for floats in [input, output, slope, weights, bias, points, momentum] {
            for index in 0..<floats.count { floats.pointer[index] = Float(scale * source.normal(at: UInt64(index))) }
        }
        kn_to_fixed_point(self.tier, input.pointer, rounded.pointer, block)
        let isPacked = kn_pack_fixed_point(weights.pointer, integers.pointer, units.pointer, width, width)
        precondition(isPacked, "numbers of a normal distribution have a unit")
        fixedPoint = KNFixedPoint(weights: integers.pointer, units: units.pointer)
    }

    private func layer(inputs: Int, _ activation: Activation) -> KNLayer {
        KNLayer(
            inputs: inputs, outputs: width, activation: activation.kernel, forward: weights.pointer,
            backward: weights.pointer, bias: bias.pointer, fixed: fixedPoint)
    }

    /// The product with bias and activation. For learning, also the slope, for activations where it cannot be computed
    /// from the value.
    func forward(_ activation: Activation, isLearning: Bool) {
        withUnsafePointer(to: layer(inputs: width, activation)) {
            kn_forward(
                tier, $0, input.pointer, output.pointer, isLearning ? slope.pointer : nil, Self.pixels)
        }
    }

    /// The product with bias and activation as in drawing in 16-bit integers, with outputs for another such layer.
    func forwardInFixedPoint() {
        withUnsafePointer(to: layer(inputs: width, .tanh)) {
            kn_forward_in_fixed_point(tier, $0, rounded.pointer, nil, roundedOutput.pointer, Self.pixels)
        }
    }

    /// A product with one term for each sum, so that nearly all of the time is the activation's.
    func activate(_ activation: Activation, isLearning: Bool) {
        withUnsafePointer(to: layer(inputs: 1, activation)) {
            kn_forward(
                tier, $0, input.pointer, output.pointer, isLearning ? slope.pointer : nil, Self.pixels)
        }
    }

    func inputGradient() {
        withUnsafePointer(to: layer(inputs: width, .tanh)) {
            kn_backward(tier, $0, KN_TANH, input.pointer, slope.pointer, output.pointer, Self.pixels)
        }
    }

    func weightGradient() {
        kn_weight_gradient(
            tier, slope.pointer, input.pointer, gradient.pointer, biasGradient.pointer, Self.pixels, width, width,
            false)
    }

    /// Computes the Fourier features of all pixels, as many for each as the layer is wide.
    func encode() {
        var network = KNNetwork(
            layer_count: 0, layers: nil, feature_count: width, first: bias.pointer, second: bias.pointer,
            phase: bias.pointer, lattice: nil, ends_linear: false, is_in_fixed_point: false)
        kn_encode(tier, &network, points.pointer, output.pointer, Self.pixels)
    }

    /// Five Newton-Schulz rounds on a square matrix.
    func orthogonalise() {
        kn_orthogonalise(tier, momentum.pointer, width, width, orthogonal.pointer)
    }
}
