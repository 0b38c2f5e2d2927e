// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Raster

/// The descent as a film: the original, then a frame for each generation.
public struct GenerationsFilm {
    let session: GenerationsSession
    let request: GenerationsRequest
    public let outputs: [FilmOutput]
    public let size: PixelSize
    let frameRate: FrameRate

    public init(
        session: GenerationsSession, request: GenerationsRequest, outputs: [FilmOutput], size: PixelSize,
        frameRate: FrameRate
    ) {
        self.session = session
        self.request = request
        self.outputs = outputs
        self.size = size
        self.frameRate = frameRate
    }

    /// - Throws: ``StudioFailure`` when interrupted; then there is no film. Errors of encoders and files.
    public func make(_ context: StudioContext) throws {
        let count = session.state.figures.count
        let frames = [0] + (count == 0 ? [] : Array(1...count)).filter(request.folder.hasWeights)
        if frames.count <= count {
            context.observer.handle(.generations(.filmLacks(shown: frames.count - 1, of: count)))
        }
        let film = try PictureFilm(outputs, size: size, frameRate: frameRate, frameCount: frames.count)
        try film.make(context, interrupted: GenerationsSession.outcome(overwrites: request.overwrites)) { frame in
            guard let drawing = try session.drawing(of: frames[frame], size: size) else {
                throw StudioFailure(
                    "the weights of generation \(frames[frame]) are gone; --overwrite learns them again", .missingInput)
            }
            return drawing
        }
    }
}
