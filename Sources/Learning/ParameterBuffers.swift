// SPDX-License-Identifier: MIT
import Kernels
import Networks

/// The arrays an optimiser step works on, all in the order of ``Weights/storage``.
///
/// Shared between threads that work on different layers.
struct ParameterBuffers: @unchecked Sendable {
    let parameters: UnsafeMutablePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
    let mean: UnsafeMutablePointer<Float>
    let square: UnsafeMutablePointer<Float>

    /// Calls `body` with the arrays of some weights, to which it has exclusive access while it runs.
    static func of(
        _ weights: inout Weights, moments: inout Moments, gradient: inout [Float], _ body: (ParameterBuffers) -> Void
    ) {
        let count = weights.storage.count
        precondition(
            gradient.count == count && moments.mean.count == count, "a gradient and moments for every parameter")
        weights.storage.withUnsafeMutableBufferPointer { parameters in
            moments.mean.withUnsafeMutableBufferPointer { mean in
                moments.square.withUnsafeMutableBufferPointer { square in
                    gradient.withUnsafeMutableBufferPointer { gradient in
                        guard let parameters = parameters.baseAddress, let gradient = gradient.baseAddress,
                            let mean = mean.baseAddress, let square = square.baseAddress
                        else { return }
                        body(
                            ParameterBuffers(
                                parameters: parameters, gradient: gradient, mean: mean, square: square))
                    }
                }
            }
        }
    }

    /// The decay of Adam's mean square, faster than usual (0.999): learning here takes a thousand steps, not a million.
    private static let squareDecay = 0.99

    func adam(_ range: Range<Int>, rate: Double, meanDecay: Double, step: Int) {
        let correction =
            (1 - Self.power(Self.squareDecay, step + 1)).squareRoot() / (1 - Self.power(meanDecay, step + 1))
        let start = range.lowerBound
        kn_adam(
            parameters + start, mean + start, square + start, gradient + start, range.count, Float(rate * correction),
            Float(meanDecay), Float(Self.squareDecay), 1e-8)
    }

    /// A power by repeated squaring: the same bits on every machine, which the C library's `pow` does not promise.
    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, square, rest) = (1.0, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return result
    }

    func descend(_ range: Range<Int>, rate: Float) {
        for index in range { parameters[index] -= rate * gradient[index] }
    }
}
