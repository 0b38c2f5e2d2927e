// SPDX-License-Identifier: MIT
import Kernels

/// The arrays an optimiser step works on, all in the order of ``Weights/storage``.
///
/// Shared between threads that work on ranges apart.
struct ParameterBuffers: @unchecked Sendable {
    let parameters: UnsafeMutableBufferPointer<Float>
    let gradient: UnsafeBufferPointer<Float>
    let mean: UnsafeMutableBufferPointer<Float>
    let square: UnsafeMutableBufferPointer<Float>

    /// The decay of Adam's mean square, faster than usual (0.999): learning here takes a thousand steps, not a million.
    private static let squareDecay = 0.99

    func adam(_ range: Range<Int>, rate: Double, meanDecay: Double, step: Int) {
        guard let parameters = parameters.baseAddress, let gradient = gradient.baseAddress,
            let mean = mean.baseAddress, let square = square.baseAddress
        else { return }
        let correction =
            (1 - Self.power(Self.squareDecay, step + 1)).squareRoot() / (1 - Self.power(meanDecay, step + 1))
        let start = range.lowerBound
        kn_adam(
            parameters + start, mean + start, square + start, gradient + start, range.count, Float(rate * correction),
            Float(meanDecay), Float(Self.squareDecay), 1e-8)
    }

    /// By repeated squaring: the same bits on every machine, which the C library's does not promise.
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
