// SPDX-License-Identifier: MIT
import Choreography
import Encoding
import Raster

/// The descent as a film: the original, then a frame for each generation.
struct GenerationsFilm {
    let session: GenerationsSession
    let request: GenerationsRequest
    let outputs: [FilmOutput]
    let size: PixelSize
    let frameRate: FrameRate

    /// - Returns: false when it was interrupted.
    /// - Throws: errors of encoders and files.
    func make(console: Console, interruption: Interruption) throws -> Bool {
        let count = session.state.figures.count
        let frames = [0] + (count == 0 ? [] : Array(1...count)).filter(request.folder.hasWeights)
        if frames.count <= count {
            console.note(
                "the film shows \(Wording.count(frames.count - 1, "generation")) of \(count): the others were not kept; "
                    + "--overwrite learns them again")
        }
        let film = try PictureFilm(outputs, size: size, frameRate: frameRate, frameCount: frames.count)
        return try film.make(console: console, interruption: interruption) { frame in
            guard let drawing = try session.drawing(of: frames[frame], size: size) else {
                throw StudioFailure(
                    "the weights of generation \(frames[frame]) are gone; --overwrite learns them again", .missingInput)
            }
            return drawing
        }
    }
}
