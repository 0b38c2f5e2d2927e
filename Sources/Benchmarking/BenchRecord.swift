// SPDX-License-Identifier: MIT

/// The result of `bench`; `--json` prints it as it is.
public struct BenchRecord: Encodable {
    package let tier: String
    package let threads: Int
    package let peakGflops: Double
    package let figures: [BenchFigure]
    package let elements: [ElementFigure]
    package let growth: [GrowthRow]
}
