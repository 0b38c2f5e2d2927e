// SPDX-License-Identifier: MIT
import Choreography
import Raster

/// What every encoder must know of the frames it will be given.
public struct FilmFormat: Hashable, Sendable {
    public let size: PixelSize
    /// `.rgb` or `.rgba`.
    public let channels: Channels
    public let frameRate: FrameRate
    /// How many frames will come, at least 1.
    public let frameCount: Int
    /// The number of the first frame, which names the files of a folder of frames; 1 for a whole film.
    public let firstFrameNumber: Int
    /// How many frames the film has of which this may be a part.
    public let wholeFrameCount: Int
    /// Equal for the parts of one film, however many processes render them, and for nothing else; letters and digits. Nil
    /// for a film that has no parts, and may differ from the next one of the same name.
    public let identity: String?

    /// - Parameter wholeFrameCount: nil for as many as there are up to the last.
    public init(
        size: PixelSize, channels: Channels, frameRate: FrameRate, frameCount: Int, firstFrameNumber: Int = 1,
        wholeFrameCount: Int? = nil, identity: String? = nil
    ) {
        precondition(frameCount >= 1 && channels != .grey, "a film has frames, in colour")
        let last = firstFrameNumber + frameCount - 1
        precondition(wholeFrameCount ?? last >= last, "a part ends with the film")
        self.wholeFrameCount = wholeFrameCount ?? last
        self.identity = identity
        self.size = size
        self.channels = channels
        self.frameRate = frameRate
        self.frameCount = frameCount
        self.firstFrameNumber = firstFrameNumber
    }
}
