// SPDX-License-Identifier: MIT
import Choreography
import Encoding
import Raster
import Storage

/// A film of pictures that are made one after the other, rather than of a sequence.
public struct PictureFilm {
    public let outputs: [FilmOutput]
    public let format: FilmFormat

    /// Small versions of so many frames are what a GIF's palette is chosen from.
    private static let sampleCount = 24
    private static let sampleSide = 160

    /// - Parameter size: of the pictures; formats that need even sides get a row or column of the background more.
    /// - Throws: `EncodingError` for what the outputs cannot hold.
    public init(_ outputs: [FilmOutput], size: PixelSize, frameRate: FrameRate, frameCount: Int) throws {
        self.outputs = outputs
        format = FilmFormat(
            size: outputs.reduce(size) { $1.requiredSize(for: $0) }, channels: .rgb, frameRate: frameRate,
            frameCount: frameCount)
        for output in outputs {
            try output.check(format)
            try output.path.folder.makeFolder()
        }
    }

    /// Makes the film.
    ///
    /// Both closures are given frames counted from 0, in order, and for a GIF some frames before, in any order and again:
    /// what they answer depends on nothing but the frame.
    ///
    /// - Parameters:
    ///   - isHeld: whether a frame shows the same as the one before; the first one is not asked for.
    ///   - picture: of a frame, opaque or over white.
    /// - Returns: false when it was interrupted; then there is no film.
    /// - Throws: `StorageError`, `EncodingError`, and what `picture` throws.
    public func make(
        _ context: StudioContext, isHeld: (Int) -> Bool = { _ in false },
        picture: (Int) throws -> Picture
    ) throws -> Bool {
        defer { context.observer.handle(.over) }
        let encoders = try outputs.map { output in
            try output.makeEncoder(for: format) { try paletteSamples(picture) }
        }
        context.observer.tellRemovedFrames(encoders)
        context.observer.handle(.frames(0, of: format.frameCount, drawn: 0))
        for frame in 0..<format.frameCount {
            if context.isStopRequested { return false }
            if frame > 0 && isHeld(frame) {
                for encoder in encoders { try encoder.hold(1) }
            } else {
                let fitted = fitted(try picture(frame))
                for encoder in encoders { try encoder.write(Band(firstRow: 0, pixels: fitted)) }
            }
            context.observer.handle(.frames(frame + 1, of: format.frameCount, drawn: frame + 1))
        }
        for encoder in encoders { try encoder.finish() }
        return true
    }

    private func paletteSamples(_ picture: (Int) throws -> Picture) throws -> [Picture] {
        let count = min(format.frameCount, Self.sampleCount)
        return try (0..<count).map { sample in
            let frame = count == 1 ? 0 : sample * (format.frameCount - 1) / (count - 1)
            let fitted = fitted(try picture(frame))
            let scale = min(1, Double(Self.sampleSide) / Double(max(fitted.size.width, fitted.size.height)))
            return fitted.resized(
                to: PixelSize(
                    width: max(1, Int(Double(fitted.size.width) * scale)),
                    height: max(1, Int(Double(fitted.size.height) * scale))))
        }
    }

    /// Opaque, in colours, and of the film's size.
    private func fitted(_ picture: Picture) -> Picture {
        let white: (red: UInt16, green: UInt16, blue: UInt16) = (65535, 65535, 65535)
        let flat = picture.flattened(over: white).converted(to: .rgb)
        guard flat.size != format.size else { return flat }
        precondition(
            flat.size.width <= format.size.width && flat.size.height <= format.size.height, "a picture fits its film")
        var sheet = Picture(size: format.size, channels: .rgb, filledWith: [65535, 65535, 65535])
        sheet.paste(flat, x: 0, y: 0)
        return sheet
    }
}
