// SPDX-License-Identifier: MIT

/// What `bench` measured; with `--json` as it stands.
struct BenchRecord: Encodable {
    let tier: String
    let threads: Int
    let peakGflops: Double
    let figures: [BenchFigure]
    let elements: [ElementFigure]
    let growth: [GrowthRow]
}
