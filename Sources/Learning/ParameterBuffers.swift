// SPDX-License-Identifier: MIT
import Foundation
import Kernels

/// The arrays an optimiser step works on, all in the order of ``Weights/storage``.
///
/// Shared between threads that work on ranges apart.
struct ParameterBuffers: @unchecked Sendable {
    let parameters: UnsafeMutableBufferPointer<Float>
    let gradient: UnsafeBufferPointer<Float>
    let mean: UnsafeMutableBufferPointer<Float>
    let square: UnsafeMutableBufferPointer<Float>

    /// Adam's decays. The square's is faster than usual (0.999): learning here takes a thousand steps, not a million.
    private static let meanDecay = 0.9
    private static let squareDecay = 0.99

    func adam(_ range: Range<Int>, rate: Double, step: Int) {
        guard let parameters = parameters.baseAddress, let gradient = gradient.baseAddress,
            let mean = mean.baseAddress, let square = square.baseAddress
        else { return }
        let steps = Double(step + 1)
        let correction = (1 - pow(Self.squareDecay, steps)).squareRoot() / (1 - pow(Self.meanDecay, steps))
        let start = range.lowerBound
        kn_adam(
            parameters + start, mean + start, square + start, gradient + start, range.count, Float(rate * correction),
            Float(Self.meanDecay), Float(Self.squareDecay), 1e-8)
    }

    func descend(_ range: Range<Int>, rate: Float) {
        for index in range { parameters[index] -= rate * gradient[index] }
    }
}
