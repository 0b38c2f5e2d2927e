// SPDX-License-Identifier: MIT
import Kernels

extension PackedNetwork {
    /// A hidden layer's values before its activation at some pixels, as a matrix `[count][features]`.
    ///
    /// - Parameter lattice: replaces the layers up to an earlier one; nil to evaluate all layers.
    func evaluateHidden(
        depth: Int, at pixels: [(column: Int, row: Int)], of plane: PicturePlane, from lattice: HiddenLattice?,
        scratch: Scratch
    ) -> AlignedFloats {
        let values = scratch.takeMatrix(floats: kn_matrix_floats(pixels.count, shape.layers[depth - 1].outputs))
        withPart(from: lattice, to: depth, at: pixels, of: plane) { part, points in
            kn_evaluate_matrix(tier.kernel, &part, points, pixels.count, values.pointer, scratch.memory.pointer)
        }
        return values
    }

    /// The network's outputs before their activation at some pixels, `[count][channels]`.
    ///
    /// - Parameter lattice: replaces the layers up to a hidden one; nil to evaluate all layers.
    func evaluateOutputs(
        at pixels: [(column: Int, row: Int)], of plane: PicturePlane, from lattice: HiddenLattice?,
        arithmetic: Arithmetic, scratch: Scratch
    ) -> [Float] {
        [Float](unsafeUninitializedCapacity: pixels.count * shape.outputChannels) { outputs, initialized in
            withPart(from: lattice, to: shape.layers.count, at: pixels, of: plane) { part, points in
                part.is_in_fixed_point = arithmetic == .fixedPoint
                kn_evaluate(
                    tier.kernel, &part, points, pixels.count, outputs.baseAddress, scratch.memory.pointer)
            }
            initialized = pixels.count * shape.outputChannels
        }
    }

    /// Turns outputs of ``evaluateOutputs(at:of:from:arithmetic:scratch:)`` into colours as they are shown, 0...1.
    func show(_ values: inout [Float]) {
        values.withUnsafeMutableBufferPointer { values in
            kn_activate(tier.kernel, shape.output.kernel, values.baseAddress, nil, values.count)
            if shape.outputChannels == 4 { Self.divideByOpacity(values) }
            for index in values.indices { values[index] = Self.clipped(values[index]) }
        }
    }

    /// Each pixel's largest difference of a channel between two sets of outputs, turned into colours as they are shown.
    func differences(_ some: consuming [Float], _ others: consuming [Float]) -> [Float] {
        show(&some)
        show(&others)
        let (a, b, channels) = (some.span, others.span, shape.outputChannels)
        return [Float](unsafeUninitializedCapacity: a.count / channels) { largest, count in
            for first in stride(from: 0, to: a.count, by: channels) {
                var difference: Float = 0
                for index in first..<first + channels { difference = max(difference, abs(a[index] - b[index])) }
                largest[count] = difference
                count += 1
            }
        }
    }

    /// Calls `body` with the layers from the first that `lattice` does not replace up to `depth`, and with the pixels
    /// as the kernels take them: as positions in the lattice or, without one, as points of the plane.
    private func withPart(
        from lattice: HiddenLattice?, to depth: Int, at pixels: [(column: Int, row: Int)], of plane: PicturePlane,
        _ body: (inout KNNetwork, UnsafePointer<Float>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * pixels.count + 1) { points in
            guard let base = points.baseAddress else { return }
            for (index, pixel) in pixels.enumerated() {
                (base[2 * index], base[2 * index + 1]) =
                    lattice.map { ($0.columns.place(pixel.column), $0.rows.place(pixel.row)) }
                    ?? plane.point(column: pixel.column, row: pixel.row)
            }
            var part = network
            let first = lattice?.depth ?? 0
            (part.layers, part.layer_count, part.ends_linear) = (network.layers + first, depth - first, true)
            guard let lattice else { return body(&part, base) }
            let features = KNLattice(
                columns: lattice.columns.count, rows: lattice.rows.count,
                features: shape.layers[lattice.depth - 1].outputs, values: lattice.values.pointer,
                activation: shape.activation.kernel)
            withUnsafePointer(to: features) {
                part.lattice = $0
                body(&part, base)
            }
        }
    }
}

extension PackedNetwork {
    /// The answers of a hidden layer's units, their values after the activation, at some points.
    ///
    /// - Parameters:
    ///   - layer: counted from 0.
    ///   - points: `[count][2]`, as ``PicturePlane`` gives them.
    /// - Returns: `[count][units]`.
    public func answers(ofLayer layer: Int, at points: [Float], scratch: Scratch) -> [Float] {
        precondition(scratch.shape == shape, "scratch memory belongs to one shape")
        var part = network
        part.layer_count = layer + 1
        let (count, units) = (points.count / 2, shape.hidden[layer])
        let matrix = AlignedFloats(count: kn_matrix_floats(count, units))
        return [Float](unsafeUninitializedCapacity: count * units) { answers, initializedCount in
            points.withUnsafeBufferPointer { points in
                kn_evaluate_matrix(
                    tier.kernel, &part, points.baseAddress, count, matrix.pointer, scratch.memory.pointer)
            }
            kn_unpack(matrix.pointer, answers.baseAddress, count, units)
            initializedCount = count * units
        }
    }
}
