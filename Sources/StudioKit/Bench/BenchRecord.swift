// SPDX-License-Identifier: MIT

/// What `bench` measured; with `--json` as it stands.
struct BenchRecord: Encodable {
    struct Figure: Encodable {
        let name: String
        let gflops: Double
        /// Of a step of 65,536 pixels, or a frame of 1920x1080.
        let seconds: Double
        var shareOfPeak: Double
    }

    let tier: String
    let threads: Int
    let peakGflops: Double
    let figures: [Figure]

    var lines: [String] {
        ["\(tier), \(Wording.count(threads, "thread")): peak \(Wording.fixed(peakGflops, 0)) GFLOP/s"]
            + figures.map { figure in
                Wording.left(figure.name, 28)
                    + "\(Wording.fixed(figure.gflops, 0)) GFLOP/s  \(Wording.fixed(100 * figure.shareOfPeak, 0)) % of peak"
                    + "  \(Wording.fixed(1000 * figure.seconds, 1)) ms"
            }
    }
}
