// SPDX-License-Identifier: MIT

/// A named moment of the film.
public struct Mark: Hashable, Sendable {
    public let name: String
    /// How many frames come before it: the index, from 0, of the frame that follows. The picture arrived at is the one
    /// before. A mark at the end of the film has the film's number of frames.
    public let frameIndex: Int
}
