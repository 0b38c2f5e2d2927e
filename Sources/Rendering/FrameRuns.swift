// SPDX-License-Identifier: MIT
import Choreography

/// The runs of some frames of a film, first to last, computed lazily: a long film takes no memory.
public struct FrameRuns: Sequence, IteratorProtocol {
    private let frames: Range<Int>
    private let shot: @Sendable (Int) -> Shot
    private var pending: (frame: Int, shot: Shot)?

    /// - Parameter shot: gives the shot that a frame of `frames` shows.
    public init(of frames: Range<Int>, shot: @escaping @Sendable (Int) -> Shot) {
        self.frames = frames
        self.shot = shot
        pending = frames.isEmpty ? nil : (frames.lowerBound, shot(frames.lowerBound))
    }

    public mutating func next() -> FrameRun? {
        guard let first = pending else { return nil }
        var end = first.frame + 1
        pending = nil
        while end < frames.upperBound {
            let shown = shot(end)
            if shown != first.shot {
                pending = (end, shown)
                break
            }
            end += 1
        }
        return FrameRun(frames: first.frame..<end, shot: first.shot)
    }
}
