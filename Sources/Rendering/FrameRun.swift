// SPDX-License-Identifier: MIT
import Choreography

/// Frames in a row that show the same, and so are drawn once.
public struct FrameRun: Hashable, Sendable {
    /// The frames, counted from 0 at the film's start; not empty.
    public let frames: Range<Int>
    public let shot: Shot

    public init(frames: Range<Int>, shot: Shot) {
        precondition(!frames.isEmpty, "a run has frames")
        self.frames = frames
        self.shot = shot
    }
}
