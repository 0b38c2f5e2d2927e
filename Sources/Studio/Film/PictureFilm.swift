// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Raster
import Storage

/// A film of pictures that a closure makes one after the other, rather than of a sequence.
public struct PictureFilm {
    public let outputs: [FilmOutput]
    public let format: FilmFormat

    /// Number of frames from whose small versions a GIF's palette is chosen.
    private static let sampleCount = 24

    /// - Parameter size: size of the pictures; formats that need even sides get one more row or column of the
    ///   background.
    /// - Throws: `EncodingError` when an output's format cannot hold such a film.
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
    /// Both closures take frames counted from 0 and are called in order. For a GIF's palette `picture` is called for
    /// some frames before that, so the results must depend on nothing but the frame.
    ///
    /// - Parameters:
    ///   - outcome: the state of things after an interruption, as the end of a sentence.
    ///   - isHeld: whether a frame shows the same as the one before; not called for the first frame.
    ///   - picture: the picture of a frame; where it is transparent, it is shown over white.
    /// - Throws: ``StudioFailure`` when interrupted; then there is no film. `StorageError`, `EncodingError`, and what
    ///   `picture` throws.
    public func make(
        _ context: StudioContext, interrupted outcome: String = "no film was made",
        isHeld: (Int) -> Bool = { _ in false }, picture: (Int) throws -> Picture
    ) throws {
        defer { context.observer.handle(.over) }
        let encoders = try outputs.openedEncoders(for: format, telling: context.observer) {
            try paletteSamples(picture)
        }
        defer { for encoder in encoders { encoder.cancel() } }
        context.observer.handle(.frames(0, of: format.frameCount, drawn: 0))
        for frame in 0..<format.frameCount {
            if context.isStopRequested { throw StudioFailure("interrupted; \(outcome)", .interrupted) }
            if frame > 0 && isHeld(frame) {
                for encoder in encoders { try encoder.hold(1) }
            } else {
                let fitted = fitted(try picture(frame))
                for encoder in encoders { try encoder.write(Band(firstRow: 0, pixels: fitted)) }
            }
            context.observer.handle(.frames(frame + 1, of: format.frameCount, drawn: frame + 1))
        }
        try encoders.finish()
    }

    private func paletteSamples(_ picture: (Int) throws -> Picture) throws -> [Picture] {
        let count = min(format.frameCount, Self.sampleCount)
        return try (0..<count).map { sample in
            let frame = count == 1 ? 0 : sample * (format.frameCount - 1) / (count - 1)
            let fitted = fitted(try picture(frame))
            return fitted.resized(to: fitted.size.paletteSample)
        }
    }

    /// The picture over white, in RGB, and extended to the film's size.
    private func fitted(_ picture: Picture) -> Picture {
        let flat = picture.onWhite
        guard flat.size != format.size else { return flat }
        precondition(
            flat.size.width <= format.size.width && flat.size.height <= format.size.height, "a picture fits its film")
        var sheet = Picture.white(format.size)
        sheet.paste(flat, x: 0, y: 0)
        return sheet
    }
}
