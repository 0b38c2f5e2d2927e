// SPDX-License-Identifier: MIT
import Basics
import Raster

/// The properties of a film's frames that every encoder needs.
public struct FilmFormat: Hashable, Sendable {
    public let size: PixelSize
    /// `.rgb` or `.rgba`.
    public let channels: Channels
    public let frameRate: FrameRate
    /// The number of frames that will come, at least 1.
    public let frameCount: Int
    /// The number of the first frame, which appears in the file names of a folder of frames; 1 for a whole film.
    public let firstFrameNumber: Int
    /// The number of frames of the whole film, of which this may be a part.
    public let wholeFrameCount: Int
    /// An identifier in letters and digits, equal for the parts of one film, even by several processes, and different
    /// for different films. nil for a film without parts, which may differ from the next film at its path.
    public let identity: String?

    /// - Parameter wholeFrameCount: nil for the number of the last frame.
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
