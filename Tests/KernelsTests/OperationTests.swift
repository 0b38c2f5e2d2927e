// SPDX-License-Identifier: MIT
import Engine
import Kernels
import Networks
import Testing

/// Each operation of each tier alone: its outputs have the reference's bits, and nothing is written beside them.
@Suite("kernels: one operation at a time") struct OperationTests {
    private static let activations = [KN_TANH, KN_SIGMOID, KN_SINE, KN_RELU, KN_GAUSS, KN_LINEAR, KN_IDENTITY]

    /// Compares the outcomes of an operation in a tier and in the reference. The padding of their matrices differs.
    private func compare(
        _ operation: String, _ tier: KernelTier, _ shape: String, sourceLocation: SourceLocation = #_sourceLocation,
        run: (KNTier, Workspace) -> [Outcome]
    ) {
        let outcomes = Workspace.use(padding: 1000) { run(tier.kernel, $0) }
        let truths = Workspace.use(padding: -3) { run(KN_REFERENCE, $0) }
        expect(outcomes, like: truths, "\(operation), \(tier), \(shape)", sourceLocation: sourceLocation)
    }

    // MARK: Layers

    @Test("forward", arguments: KernelTier.available, LayerCase.awkward)
    func forward(tier: KernelTier, layer: LayerCase) {
        let (outputs, inputs, rows) = (layer.outputs, layer.inputs, layer.rows)
        for content in Content.allCases {
            let x = content.numbers(rows * inputs, seed: 1)
            let weights = content.numbers(inputs * outputs, seed: 2)
            let bias = numbers(outputs, seed: 3)
            for activation in Self.activations {
                for hasSlope in [false, true] {
                    let operation = "forward \(activation)\(hasSlope ? " with slope" : ""), \(content)"
                    compare(operation, tier, layer.testDescription) { tier, memory in
                        let x = memory.matrix(x, rows: rows, columns: inputs)
                        let forward = memory.matrix(weights, rows: inputs, columns: outputs)
                        let y: Operand<Float> = memory.empty(kn_matrix_floats(rows, outputs))
                        let slope: Operand<Float> = memory.empty(y.count)
                        var layer = KNLayer(
                            inputs: inputs, outputs: outputs, activation: activation, forward: forward.pointer,
                            backward: nil, bias: memory.row(bias).pointer, fixed: KNFixedPoint())
                        kn_forward(tier, &layer, x.pointer, y.pointer, hasSlope ? slope.pointer : nil, rows)
                        return [
                            Outcome("y", y, rows: rows, columns: outputs),
                            Outcome("slope", slope, rows: rows, columns: outputs),
                        ]
                    }
                }
            }
        }
    }

    @Test("backward", arguments: KernelTier.available, LayerCase.awkward)
    func backward(tier: KernelTier, layer: LayerCase) {
        let (outputs, inputs, rows) = (layer.outputs, layer.inputs, layer.rows)
        for content in Content.allCases {
            let delta = content.numbers(rows * outputs, seed: 1)
            let weights = content.numbers(outputs * inputs, seed: 2)
            let source = content.numbers(rows * inputs, seed: 3)
            for activation in Self.activations {
                compare("backward \(activation), \(content)", tier, layer.testDescription) { tier, memory in
                    let delta = memory.matrix(delta, rows: rows, columns: outputs)
                    let backward = memory.matrix(weights, rows: outputs, columns: inputs)
                    let source = memory.matrix(source, rows: rows, columns: inputs)
                    let below: Operand<Float> = memory.empty(kn_matrix_floats(rows, inputs))
                    var layer = KNLayer(
                        inputs: inputs, outputs: outputs, activation: KN_SINE, forward: nil, backward: backward.pointer,
                        bias: nil, fixed: KNFixedPoint())
                    kn_backward(tier, &layer, activation, delta.pointer, source.pointer, below.pointer, rows)
                    return [Outcome("below", below, rows: rows, columns: inputs)]
                }
            }
        }
    }

    @Test("gradient", arguments: KernelTier.available, LayerCase.awkward)
    func gradient(tier: KernelTier, layer: LayerCase) {
        let (outputs, inputs, rows) = (layer.outputs, layer.inputs, layer.rows)
        for content in Content.allCases {
            let delta = content.numbers(rows * outputs, seed: 1)
            let x = content.numbers(rows * inputs, seed: 2)
            let sums = content.numbers(outputs * inputs, seed: 3)
            let biasSums = content.numbers(outputs, seed: 4)
            for (isFirst, hasBias) in [(false, true), (true, true), (false, false), (true, false)] {
                let operation = "gradient\(isFirst ? ", the first" : "")\(hasBias ? "" : ", without bias"), \(content)"
                compare(operation, tier, layer.testDescription) { tier, memory in
                    let delta = memory.matrix(delta, rows: rows, columns: outputs)
                    let x = memory.matrix(x, rows: rows, columns: inputs)
                    let gradient = memory.matrix(sums, rows: outputs, columns: inputs)
                    let bias = memory.matrix(biasSums, rows: 1, columns: outputs)
                    kn_weight_gradient(
                        tier, delta.pointer, x.pointer, gradient.pointer, hasBias ? bias.pointer : nil, rows, outputs,
                        inputs, isFirst)
                    return [
                        Outcome("gradient", gradient, rows: outputs, columns: inputs),
                        Outcome("bias gradient", bias, rows: 1, columns: outputs),
                    ]
                }
            }
        }
    }

    // MARK: Matrices

    @Test("multiply", arguments: KernelTier.available, LayerCase.awkward)
    func multiply(tier: KernelTier, layer: LayerCase) {
        let (columns, inner, rows) = (layer.outputs, layer.inputs, layer.rows)
        for content in Content.allCases {
            let left = content.numbers(rows * inner, seed: 1)
            let right = content.numbers(inner * columns, seed: 2)
            compare("multiply, \(content)", tier, layer.testDescription) { tier, memory in
                let left = memory.matrix(left, rows: rows, columns: inner)
                let right = memory.matrix(right, rows: inner, columns: columns)
                let y: Operand<Float> = memory.empty(kn_matrix_floats(rows, columns))
                kn_multiply(tier, left.pointer, right.pointer, y.pointer, rows, inner, columns)
                return [Outcome("y", y, rows: rows, columns: columns)]
            }
        }
    }

    @Test("gram", arguments: KernelTier.available, LayerCase.awkward)
    func gram(tier: KernelTier, layer: LayerCase) {
        let (columns, rows) = (layer.inputs, layer.rows)
        for content in Content.allCases {
            let x = content.numbers(rows * columns, seed: 1)
            compare("gram, \(content)", tier, "\(rows)x\(columns)") { tier, memory in
                let x = memory.matrix(x, rows: rows, columns: columns)
                let y: Operand<Float> = memory.empty(kn_matrix_floats(columns, columns))
                kn_gram(tier, x.pointer, y.pointer, rows, columns)
                return [Outcome("y", y, rows: columns, columns: columns)]
            }
        }
    }

    /// The sum of squares runs over the padding, too, which must be zeros.
    @Test("orthogonalise", arguments: KernelTier.available, [(1, 1), (7, 9), (8, 1), (17, 16), (33, 17), (100, 65)])
    func orthogonalise(tier: KernelTier, size: (rows: Int, columns: Int)) {
        let (rows, columns) = size
        let source = numbers(rows * columns, seed: 8)
        compare("orthogonalise", tier, "\(rows)x\(columns)") { tier, memory in
            let x: Operand<Float> = memory.empty(kn_matrix_floats(rows, columns))
            kn_pack(source, x.pointer, rows, columns)
            let scratch: Operand<Float> = memory.empty(kn_orthogonalise_floats(rows, columns))
            kn_orthogonalise(tier, x.pointer, rows, columns, scratch.pointer)
            #expect(scratch.isIntact, "orthogonalise, \(rows)x\(columns): written outside the scratch memory")
            return [Outcome("x", x, rows: rows, columns: columns)]
        }
    }

    // MARK: Points

    @Test("encode", arguments: KernelTier.available, [0, 1, 7, 8, 9, 16, 17, 33, 65])
    func encode(tier: KernelTier, features: Int) {
        func frequencies(_ seed: UInt64) -> [Float] { numbers(features, seed: seed).map { 3 * $0 } }
        let columns = features == 0 ? 2 : features
        for (rows, content) in [1, 7, 8, 9, 65].flatMap({ rows in Content.allCases.map { (rows, $0) } }) {
            compare("encode, \(content)", tier, "\(features) features, \(rows) rows") { tier, memory in
                let points = memory.array(content.numbers(2 * rows, seed: 4))
                let encoded: Operand<Float> = memory.empty(kn_matrix_floats(rows, columns))
                var network = KNNetwork()
                network.feature_count = features
                network.first = UnsafePointer(memory.row(frequencies(1)).pointer)
                network.second = UnsafePointer(memory.row(frequencies(2)).pointer)
                network.phase = UnsafePointer(memory.row(frequencies(3)).pointer)
                kn_encode(tier, &network, points.pointer, encoded.pointer, rows)
                return [Outcome("features", encoded, rows: rows, columns: columns)]
            }
        }
    }

    @Test("interpolate", arguments: KernelTier.available, [1, 7, 9, 16, 17, 33, 65, 130])
    func interpolate(tier: KernelTier, features: Int) {
        let (columns, latticeRows) = (13, 9)
        let values = numbers(columns * latticeRows * features, seed: 1).map { 3 * $0 }
        for (rows, activation) in [1, 7, 8, 9, 65].flatMap({ rows in Self.activations.map { (rows, $0) } }) {
            // Positions in the cells with two more columns and rows on each side. Three in a row lie on one line; every
            // fifth number is whole.
            let source = numbers(2 * rows, seed: 2).map { abs($0) }
            let places = (0..<2 * rows).map { index in
                let place =
                    index % 2 == 0
                    ? 2 + source[index] * Float(columns - 5) : 2 + source[index / 6 * 6 + 1] * Float(latticeRows - 5)
                return index % 5 == 0 ? place.rounded(.down) : place
            }
            for isInFixedPoint in [false, true] {
                let operation = "interpolate\(isInFixedPoint ? " to 16 bits" : ""), \(activation)"
                compare(operation, tier, "\(features) features, \(rows) rows") { tier, memory in
                    let points = memory.array(places)
                    let encoded: Operand<Float> = memory.empty(kn_matrix_floats(rows, features))
                    let values = memory.matrix(values, rows: columns * latticeRows, columns: features)
                    var lattice = KNLattice(
                        columns: columns, rows: latticeRows, features: features, values: values.pointer,
                        activation: activation)
                    // The layer's weights are not read; they only say that it is in fixed point.
                    let weights: Operand<Int16> = memory.empty(1)
                    var layer = KNLayer()
                    layer.fixed.weights = UnsafePointer(weights.pointer)
                    withUnsafePointer(to: &lattice) { lattice in
                        withUnsafePointer(to: &layer) { layer in
                            var network = KNNetwork()
                            (network.layer_count, network.layers, network.lattice) = (1, layer, lattice)
                            network.is_in_fixed_point = isInFixedPoint
                            kn_encode(tier, &network, points.pointer, encoded.pointer, rows)
                        }
                    }
                    return [Outcome("features", encoded, rows: rows, columns: features)]
                }
            }
        }
    }

    // MARK: Fixed point

    @Test("to fixed point", arguments: KernelTier.available, [1, 7, 8, 9, 65])
    func toFixedPoint(tier: KernelTier, panels: Int) {
        // Both ends, both zeros, ties, and numbers that round to zero.
        let extremes: [Float] = [1, -1, 0, -0.0, 0.5 / 8192, 1.5 / 8192, -2.5 / 8192, .leastNonzeroMagnitude, 1e-30]
        let x = extremes + numbers(panels * Int(KN_PANEL) - extremes.count, seed: 1)
        let (found, isIntact) = Workspace.use { memory in
            let (x, rounded): (Operand<Float>, Operand<Int16>) = (memory.array(x), memory.empty(x.count))
            kn_to_fixed_point(tier.kernel, x.pointer, rounded.pointer, x.count)
            return (rounded.numbers, rounded.isIntact)
        }
        #expect(isIntact)
        #expect(found == x.map { Int16(($0 * 8192).rounded(.toNearestOrEven)) })
    }

    @Test("forward in fixed point", arguments: KernelTier.available, LayerCase.awkward)
    func forwardInFixedPoint(tier: KernelTier, layer: LayerCase) {
        let (outputs, inputs, rows) = (layer.outputs, layer.inputs, layer.rows)
        // Results in fixed point must be in -1...1.
        let bounded = [KN_TANH, KN_SIGMOID, KN_SINE, KN_GAUSS].map { ($0, true) }
        let targets = bounded + Self.activations.map { ($0, false) }
        // With inputs and weights of one size, sums are as large as they can become.
        for hasLargestSums in [false, true] {
            let x =
                hasLargestSums
                ? [Int16](repeating: -8192, count: rows * inputs)
                : numbers(rows * inputs, seed: 1).map { Int16($0 * 8192) }
            let weights =
                hasLargestSums
                ? [Float](repeating: 1, count: outputs * inputs) : numbers(outputs * inputs, seed: 2)
            let bias = numbers(outputs, seed: 3)
            for (activation, isRounded) in targets {
                let operation = """
                    forward in fixed point\(isRounded ? " to fixed point" : ""), \
                    \(activation)\(hasLargestSums ? ", largest sums" : "")
                    """
                compare(operation, tier, layer.testDescription) { tier, memory in
                    let integers: Operand<Int16> = memory.empty(kn_fixed_point_integers(outputs, inputs))
                    let units: Operand<Float> = memory.empty(kn_matrix_floats(1, outputs))
                    #expect(kn_pack_fixed_point(weights, integers.pointer, units.pointer, outputs, inputs))
                    let x = memory.matrix(x, rows: rows, columns: inputs)
                    let y: Operand<Float> = memory.empty(kn_matrix_floats(rows, outputs))
                    let rounded: Operand<Int16> = memory.empty(y.count)
                    var layer = KNLayer(
                        inputs: inputs, outputs: outputs, activation: activation, forward: nil, backward: nil,
                        bias: memory.row(bias).pointer,
                        fixed: KNFixedPoint(weights: integers.pointer, units: units.pointer))
                    kn_forward_in_fixed_point(
                        tier, &layer, x.pointer, isRounded ? nil : y.pointer, isRounded ? rounded.pointer : nil, rows)
                    return [
                        Outcome("weights", integers), Outcome("units", units),
                        isRounded
                            ? Outcome("rounded y", rounded, rows: rows, columns: outputs)
                            : Outcome("y", y, rows: rows, columns: outputs),
                    ]
                }
            }
        }
    }

    // MARK: Element by element

    /// Arguments at which the elementary functions clamp, change their sign or meet a limit.
    private static let extremes: [Float] = [
        0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude, 5.9999995, -6, 9, -9.000001, 87, -88, 9.3, -9.4, 1e5,
        -1e6, 1e15, -1e30, .greatestFiniteMagnitude, .infinity, -.infinity, .nan,
    ]

    /// Values and slopes need not be aligned.
    @Test("activate", arguments: KernelTier.available, [1, 7, 8, 9, 15, 16, 17, 33, 65])
    func activate(tier: KernelTier, count: Int) {
        let ordinary = numbers(count, seed: 1).map { 10 * $0 }
        let extreme = (0..<count).map { Self.extremes[$0 % Self.extremes.count] }
        for (z, activation) in [ordinary, extreme].flatMap({ z in Self.activations.map { (z, $0) } }) {
            for (hasSlope, offset) in [(false, 0), (true, 0), (false, 1), (true, 3)] {
                let operation = "activate \(activation)\(hasSlope ? " with slope" : "")"
                compare(operation, tier, "\(count) from \(offset) on") { tier, memory in
                    let before = [Float](repeating: 7, count: offset)
                    let (values, slope) = (memory.array(before + z), memory.array(before + z))
                    kn_activate(
                        tier, activation, values.pointer + offset, hasSlope ? slope.pointer + offset : nil, count)
                    return [Outcome("values", values), Outcome("slope", slope)]
                }
            }
        }
    }

    /// The optimiser has one version for all tiers.
    @Test("Adam", arguments: [1, 7, 8, 9, 17, 65], Content.allCases)
    func adam(count: Int, content: Content) {
        let (rate, meanDecay, squareDecay, epsilon): (Float, Float, Float, Float) = (0.01, 0.9, 0.99, 1e-8)
        let (start, zeros) = (numbers(count, seed: 1), [Float](repeating: 0, count: count))
        let gradients = (2..<5).map { content.numbers(count, seed: $0) }
        let outcomes = Workspace.use { memory in
            let (parameters, mean, square) = (memory.array(start), memory.array(zeros), memory.array(zeros))
            for gradient in gradients {
                kn_adam(
                    parameters.pointer, mean.pointer, square.pointer, gradient, count, rate, meanDecay, squareDecay,
                    epsilon)
            }
            return [Outcome("parameters", parameters), Outcome("mean", mean), Outcome("square", square)]
        }
        var (parameters, mean, square) = (start, zeros, zeros)
        for (gradient, index) in gradients.flatMap({ gradient in gradient.indices.map { (gradient, $0) } }) {
            mean[index] = meanDecay * mean[index] + (1 - meanDecay) * gradient[index]
            square[index] = squareDecay * square[index] + (1 - squareDecay) * (gradient[index] * gradient[index])
            parameters[index] -= rate * mean[index] / (square[index].squareRoot() + epsilon)
        }
        let truths = Workspace.use { memory in
            [("parameters", parameters), ("mean", mean), ("square", square)].map { Outcome($0.0, memory.array($0.1)) }
        }
        expect(outcomes, like: truths, "adam, \(content), \(count)")
    }

    @Test("colours are rounded to 16 bits and clamped; NaN becomes 0", arguments: [1, 7, 8, 9, 17, 65])
    func quantise(count: Int) {
        let extremes: [Float] = [
            0, -0.0, 1, 0.5, -1, 1.000001, 3, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, 0.5 / 65535,
            1.5 / 65535,
        ]
        for colours in [numbers(count, seed: 1), (0..<count).map { extremes[$0 % extremes.count] }] {
            let (found, isIntact) = Workspace.use { memory in
                let samples: Operand<UInt16> = memory.empty(count)
                kn_quantise(colours, samples.pointer, count)
                return (samples.numbers, samples.isIntact)
            }
            #expect(isIntact)
            #expect(
                found == colours.map { UInt16(($0.isNaN ? 0 : max(0, min(1, $0)) * 65535 + 0.5).rounded(.down)) },
                "\(colours)")
        }
    }
}

extension KNActivation: @retroactive CustomStringConvertible {
    public var description: String {
        ["tanh", "sigmoid", "sine", "relu", "gauss", "linear", "identity"][Int(rawValue)]
    }
}
