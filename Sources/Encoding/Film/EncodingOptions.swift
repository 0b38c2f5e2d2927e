// SPDX-License-Identifier: MIT

/// Options of encoding a film; nil selects the container's default.
///
/// `codec`, `depth`, `chroma` and `quality` must suit the container. The other options are ignored where they do not
/// apply: `background` if the film keeps transparency, `gifColours` if it has no palette.
public struct EncodingOptions: Hashable, Sendable {
    /// The codec of MP4, MOV, MKV and WebM.
    public var codec: VideoCodec?
    /// Bits per sample: 8 or 10 for video, 8 or 16 for a folder of PNGs.
    public var depth: Int?
    public var chroma: ChromaSampling?
    /// For video, the constant rate factor: lower means better quality and larger files; see
    /// ``VideoCodec/qualityRange``. For WebP, `0...100`, where higher is better; nil makes WebP lossless.
    public var quality: Double?
    /// Whether to take more time for smaller files of the same quality.
    public var slow = false
    /// The number of plays of GIF, APNG and WebP.
    public var loops = LoopCount.forever
    /// The maximum number of colours of a GIF, including the transparent one: 2...256.
    public var gifColours = 256
    public var dither = true
    /// The background of a transparent film in a format without transparency.
    public var background = Background.white

    public init() {}
}

/// The resolution of colour relative to brightness.
public enum ChromaSampling: String, Hashable, Sendable, CaseIterable {
    /// One colour for 2x2 pixels, which every player supports.
    case half = "420"
    /// One colour per pixel.
    case full = "444"
}

/// The number of times an animation plays.
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
