// SPDX-License-Identifier: MIT

/// One size of a ``GrowthAxis``, beside the smallest.
struct GrowthRow: Encodable {
    let axis: String
    /// What was done at each size.
    let work: String
    let value: Int
    let seconds: Double
    /// Operations that fall to each thread, as a multiple of the first row's.
    let arithmetic: Double
    /// ``seconds`` as a multiple of the first row's.
    let time: Double
}
