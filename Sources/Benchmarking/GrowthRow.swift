// SPDX-License-Identifier: MIT

/// The figures of one size of a ``GrowthAxis``, relative to the smallest.
package struct GrowthRow: Encodable {
    package let axis: String
    /// The work at each size.
    package let work: String
    package let value: Int
    package let seconds: Double
    /// Operations of each thread, as a multiple of the first row's.
    package let arithmetic: Double
    /// ``seconds`` as a multiple of the first row's.
    package let time: Double
}
