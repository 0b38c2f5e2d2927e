// SPDX-License-Identifier: MIT

/// What `bench` measured; with `--json` as it stands.
public struct BenchRecord: Encodable {
    package let tier: String
    package let threads: Int
    package let peakGflops: Double
    package let figures: [BenchFigure]
    package let elements: [ElementFigure]
    package let growth: [GrowthRow]
}
