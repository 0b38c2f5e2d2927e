// SPDX-License-Identifier: MIT
import Kernels
import NeuralField

/// One thread's parameters and the state of Adam that moves them.
final class AdamState: @unchecked Sendable {
    let count: Int
    private let parameters: AlignedFloats
    private let mean: AlignedFloats
    private let square: AlignedFloats
    private let gradient: AlignedFloats

    init(count: Int) {
        self.count = count
        (parameters, mean) = (AlignedFloats(count: count), AlignedFloats(count: count))
        (square, gradient) = (AlignedFloats(count: count), AlignedFloats(count: count))
        gradient.pointer.update(repeating: 0.01, count: count)
    }

    func step() {
        kn_adam(
            parameters.pointer, mean.pointer, square.pointer, gradient.pointer, count, 1e-4, 0.9, 0.99, 1e-8)
    }
}
