// SPDX-License-Identifier: MIT

/// One move of the camera: it runs beside the segments, and emits no frames.
public struct CameraMove: Hashable, Sendable {
    /// Line of the statement, counted from 1: a `view`, or a `close` that takes the camera along.
    public let line: Int
    /// The statement as written, without its comment, or what a `close` does to the camera; for tables.
    public let text: String
    /// Indices in the film of the frames it takes, from 0; empty for a jump, which shows from the frame at its lower bound
    /// on. A later move that begins before the end takes over.
    public let frames: Range<Int>
    public let from: View
    /// Where it is on its last frame, and stays.
    public let to: View
    public let easing: Easing

    /// The view after so many frames of the film, at least as many as come before the move.
    func view(after count: Int) -> View {
        if count >= frames.upperBound { return to }
        return from.moved(to: to, share: easing.value(atFrame: count - frames.lowerBound, of: frames.count))
    }
}
