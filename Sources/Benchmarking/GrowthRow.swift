// SPDX-License-Identifier: MIT

/// One size of a ``GrowthAxis``, beside the smallest.
package struct GrowthRow: Encodable {
    package let axis: String
    /// What was done at each size.
    package let work: String
    package let value: Int
    package let seconds: Double
    /// Operations that fall to each thread, as a multiple of the first row's.
    package let arithmetic: Double
    /// ``seconds`` as a multiple of the first row's.
    package let time: Double
}
