// SPDX-License-Identifier: MIT

/// The sine of `x` for `abs(x) < 10`, by its Taylor series: only additions, multiplications and divisions, so the same
/// bits on every machine, which a C library's sine does not promise. The terms left out are below 1e-16.
package func sine(_ x: Double) -> Double {
    // Within half a turn of zero the terms stay small and nothing is cancelled.
    let turned = x - (x / (2 * .pi)).rounded() * 2 * .pi
    var term = turned
    var sum = turned
    for step in stride(from: 2.0, through: 30, by: 2) {
        term *= -turned * turned / (step * (step + 1))
        sum += term
    }
    return sum
}
