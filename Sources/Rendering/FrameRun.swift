// SPDX-License-Identifier: MIT
import Choreography

/// Frames in a row that show one mixture, and so are drawn once.
public struct FrameRun: Hashable, Sendable {
    /// Counted from 0 at the film's start; not empty.
    public let frames: Range<Int>
    public let mixture: Mixture

    public init(frames: Range<Int>, mixture: Mixture) {
        precondition(!frames.isEmpty, "a run has frames")
        self.frames = frames
        self.mixture = mixture
    }
}
