// SPDX-License-Identifier: MIT
import Basics
import Libav
import Raster
import Storage

/// One film to be made: path, container and options, in supported combinations only.
///
/// One render may feed several outputs. The caller draws at the size that each output requires, and shows its notices
/// to the user.
public struct FilmOutput: Hashable, Sendable {
    public let path: FilePath
    public let container: FilmContainer
    public let options: EncodingOptions

    /// - Parameter path: its extension selects the container. See ``FilmContainer/init(for:)``.
    /// - Throws: ``EncodingError`` for an unknown extension and for options that cannot be combined.
    public init(path: String, options: EncodingOptions = EncodingOptions()) throws {
        try self.init(path: FilePath(path), container: FilmContainer(for: path), options: options)
    }

    /// An output in `container`, whatever the path's extension.
    public init(path: FilePath, container: FilmContainer, options: EncodingOptions) throws {
        self.path = path
        self.container = container
        self.options = options
        try options.check(for: container)
        LibavLog.captureEncoders()
    }

    /// The size at which to draw: in 4:2:0 video 2x2 pixels share one colour, so odd sides grow by one.
    public func requiredSize(for size: PixelSize) -> PixelSize {
        guard options.videoSettings(for: container, channels: .rgb)?.chroma == .half else { return size }
        return PixelSize(width: size.width + size.width % 2, height: size.height + size.height % 2)
    }

    /// Whether a film drawn with transparency keeps it.
    public var keepsAlpha: Bool {
        options.videoSettings(for: container, channels: .rgba)?.hasAlpha ?? true
    }

    /// The properties that a film of this format will lose.
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

    /// Makes the checks of ``makeEncoder(for:paletteSamples:)`` without opening the output.
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
    /// - Parameter paletteSamples: called for a GIF only: returns small pictures from all over this film (some dozens,
    ///   100 to 200 pixels wide), in the film's channels.
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

/// A property that a film loses, although it can be made.
public enum EncodingNotice: Hashable, Sendable {
    /// The format cannot show frames so fast: at most this many are dropped, the others keep their time.
    case framesLeftOut(Int, of: Int, container: FilmContainer)
    /// The format or codec does not support transparency: the film is blended with the background.
    case flattened(container: FilmContainer)
}

extension EncodingNotice: CustomStringConvertible {
    public var description: String {
        switch self {
        case .framesLeftOut(let count, let total, let container):
            "\(container.name) cannot be shown so fast: \(count) of \(total) frames are left out"
        case .flattened(let container):
            "\(container.name) as chosen keeps no transparency: the film is laid over the background colour"
        }
    }
}
