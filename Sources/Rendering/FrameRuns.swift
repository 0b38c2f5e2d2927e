// SPDX-License-Identifier: MIT
import Choreography

/// The runs of some frames of a film, first to last, found as they are asked for: a long film takes no memory.
public struct FrameRuns: Sequence, IteratorProtocol {
    private let frames: Range<Int>
    private let mixture: @Sendable (Int) -> Mixture
    private var pending: (frame: Int, mixture: Mixture)?

    /// - Parameter mixture: what a frame of `frames` shows.
    public init(of frames: Range<Int>, mixture: @escaping @Sendable (Int) -> Mixture) {
        self.frames = frames
        self.mixture = mixture
        pending = frames.isEmpty ? nil : (frames.lowerBound, mixture(frames.lowerBound))
    }

    public mutating func next() -> FrameRun? {
        guard let first = pending else { return nil }
        var end = first.frame + 1
        pending = nil
        while end < frames.upperBound {
            let shown = mixture(end)
            if shown != first.mixture {
                pending = (end, shown)
                break
            }
            end += 1
        }
        return FrameRun(frames: first.frame..<end, mixture: first.mixture)
    }
}
