// SPDX-License-Identifier: MIT

/// How a film shall be encoded; what is nil is the container's own choice.
///
/// `codec`, `depth`, `chroma` and `quality` must suit the container. The rest is used where it means something: a film
/// with transparency needs no background, one without a palette no colours.
public struct EncodingOptions: Hashable, Sendable {
    /// Of MP4, MOV, MKV and WebM.
    public var codec: VideoCodec?
    /// Bits of a sample in the film, 8 or 10.
    public var depth: Int?
    public var chroma: ChromaSampling?
    /// For video the constant rate factor: lower is better and larger, see ``VideoCodec/qualityRange``. For WebP
    /// `0...100`, higher is better; without it WebP is lossless.
    public var quality: Double?
    /// Takes more time for smaller files of the same quality.
    public var slow = false
    /// Of GIF, APNG and WebP.
    public var loops = LoopCount.forever
    /// The colours of a GIF, 2...256, the transparent one included.
    public var gifColours = 256
    public var dither = true
    /// What lies behind a transparent film where the format knows no transparency.
    public var background = Background.white

    public init() {}
}

/// How finely colour is kept compared with brightness.
public enum ChromaSampling: String, Hashable, Sendable, CaseIterable {
    /// One colour for 2x2 pixels: what every player shows.
    case half = "420"
    /// Each pixel its own.
    case full = "444"
}

/// How often an animation plays.
public enum LoopCount: Hashable, Sendable {
    case forever
    /// At least 1 and at most 65535.
    case times(Int)
}

/// An opaque colour, sRGB samples in `0...65535`.
public struct Background: Hashable, Sendable {
    public let red: UInt16
    public let green: UInt16
    public let blue: UInt16

    public init(red: UInt16, green: UInt16, blue: UInt16) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    public static let white = Background(red: .max, green: .max, blue: .max)
    public static let black = Background(red: 0, green: 0, blue: 0)
}
