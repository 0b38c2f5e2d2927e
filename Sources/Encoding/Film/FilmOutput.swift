// SPDX-License-Identifier: MIT
import Choreography
import Libav
import Raster
import Storage

/// One film to be made: where, as what, and how; only combinations that can work.
///
/// One render may feed several outputs. The caller asks each for the size it needs, draws at that size, and tells the
/// user what the output has to say.
public struct FilmOutput: Hashable, Sendable {
    public let path: FilePath
    public let container: FilmContainer
    public let options: EncodingOptions

    /// - Parameter path: its extension picks the container. See ``FilmContainer/init(for:)``.
    /// - Throws: ``EncodingError`` for an extension nobody knows and for options that do not go together.
    public init(path: String, options: EncodingOptions = EncodingOptions()) throws {
        try self.init(path: FilePath(path), container: FilmContainer(for: path), options: options)
    }

    /// The same, whatever the path's extension says.
    public init(path: FilePath, container: FilmContainer, options: EncodingOptions) throws {
        self.path = path
        self.container = container
        self.options = options
        try options.check(for: container)
        LibavLog.captureEncoders()
    }

    /// The size to draw at: 4:2:0 video shares one colour between 2x2 pixels, so that odd sides grow by one.
    public func requiredSize(for size: PixelSize) -> PixelSize {
        guard options.videoSettings(for: container, channels: .rgb)?.chroma == .half else { return size }
        return PixelSize(width: size.width + size.width % 2, height: size.height + size.height % 2)
    }

    /// Whether a film drawn with transparency keeps it.
    public var keepsAlpha: Bool {
        options.videoSettings(for: container, channels: .rgba)?.hasAlpha ?? true
    }

    /// What the user should know of a film that will be made none the less.
    public func notices(for format: FilmFormat) -> [EncodingNotice] {
        var notices: [EncodingNotice] = []
        if format.channels == .rgba && !keepsAlpha { notices.append(.flattened(container: container)) }
        if let clock = container.clock(for: format.frameRate) {
            let dropped = clock.droppedFrames(of: format.frameCount)
            if dropped > 0 {
                notices.append(.framesLeftOut(dropped, of: format.frameCount, container: container))
            }
        }
        return notices
    }

    /// Checks what ``makeEncoder(for:paletteSamples:)`` would refuse.
    ///
    /// - Throws: ``EncodingError``.
    public func check(_ format: FilmFormat) throws {
        let needed = requiredSize(for: format.size)
        guard needed == format.size else {
            throw EncodingError.needsSize(needed, given: format.size, in: container.name)
        }
        let codec = options.videoSettings(for: container, channels: format.channels)?.codec
        let largest = codec?.largestSide ?? container.largestSide
        guard max(format.size.width, format.size.height) <= largest else {
            throw EncodingError.tooLarge(format.size, largestSide: largest, in: codec?.name ?? container.name)
        }
        try container.check(format.frameRate)
    }

    /// Opens the output.
    ///
    /// - Parameter paletteSamples: asked by a GIF only: small pictures of this very film, spread over it (some dozens,
    ///   some 100 to 200 pixels wide), in the film's channels.
    /// - Throws: ``EncodingError``, ``StorageError``, and what `paletteSamples` throws.
    public func makeEncoder(
        for format: FilmFormat, paletteSamples: () throws -> [Picture]
    ) throws -> any FrameEncoder {
        try check(format)
        switch container {
        case .mp4, .mov, .mkv, .webm:
            guard let settings = options.videoSettings(for: container, channels: format.channels) else {
                preconditionFailure("every video container has a codec")
            }
            return try VideoEncoder(at: path, container: container, format: format, settings: settings)
        case .gif:
            let samples = try paletteSamples()
            return AnimationEncoder(
                format: format,
                writer: try GIFWriter(at: path, format: format, options: options, samples: samples))
        case .apng:
            return AnimationEncoder(
                format: format, writer: try APNGWriter(at: path, format: format, options: options))
        case .webp:
            return AnimationEncoder(
                format: format, writer: try WebPWriter(at: path, format: format, options: options))
        case .pngFolder:
            return try PNGFolderEncoder(
                folder: path, format: format, bitDepth: options.depth == 16 ? .sixteen : .eight,
                dither: options.dither ? .blueNoise : .none)
        }
    }
}
