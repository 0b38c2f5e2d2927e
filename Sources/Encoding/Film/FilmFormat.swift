// SPDX-License-Identifier: MIT
import Choreography
import Raster

/// What every encoder must know of the frames it will be given.
public struct FilmFormat: Hashable, Sendable {
    public let size: PixelSize
    /// `.rgb` or `.rgba`.
    public let channels: Channels
    public let frameRate: FrameRate
    /// How many frames the whole film has, at least 1.
    public let frameCount: Int
    /// The number of the first frame, which names the files of a folder of frames; 1 for a whole film.
    public let firstFrameNumber: Int

    public init(
        size: PixelSize, channels: Channels, frameRate: FrameRate, frameCount: Int, firstFrameNumber: Int = 1
    ) {
        precondition(frameCount >= 1 && channels != .grey, "a film has frames, in colour")
        self.size = size
        self.channels = channels
        self.frameRate = frameRate
        self.frameCount = frameCount
        self.firstFrameNumber = firstFrameNumber
    }
}
