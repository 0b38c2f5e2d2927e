// SPDX-License-Identifier: MIT

/// How fast one kind of work runs on all threads, as a share of what the machine could do.
struct BenchFigure: Encodable {
    enum Group: String, Encodable, CaseIterable {
        /// One step of a block of pixels, or of one matrix.
        case kernel
        /// A step of 65,536 pixels, or a frame of 1920x1080.
        case network
    }

    let name: String
    let group: Group
    let gflops: Double
    /// Of one round: a block on each thread, a step, a frame.
    let seconds: Double
    let shareOfPeak: Double
}
