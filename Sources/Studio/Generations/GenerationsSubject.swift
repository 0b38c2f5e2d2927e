// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import NeuralField
import Raster
import Storage

/// What a line of generations descends from: a picture, or what a weight file draws.
public struct GenerationsSubject {
    public let name: String
    /// As the first generation is taught it, in eight bits.
    public let original: Picture
    /// Of the picture, or that the weights learned.
    public let ownSize: PixelSize
    let digest: String
    /// The weights it is drawn by; nil for a picture.
    public let founder: WeightFile?

    /// - Parameters:
    ///   - text: a path to a picture, or the name of a weight file or the path to one.
    ///   - size: at which generations are taught; nil for the subject's own.
    /// - Throws: errors of files; ``StudioFailure`` for a name that is neither.
    public init(
        _ text: String, size: PixelSize? = nil, channels: ChannelChoice = .auto, folder: WeightsFolder,
        context: StudioContext
    ) throws {
        let path = FilePath(text)
        let isWeights = path.extension == "safetensors"
        if !isWeights && FileManager.default.fileExists(atPath: text) && !path.isFolder {
            let subject = try PictureSubject(path, channels: channels)
            name = path.stem ?? text
            ownSize = subject.picture.size
            original = subject.picture.resized(to: size ?? ownSize).roundedToEightBits
            digest = subject.digest
            founder = nil
            return
        }
        if text.contains("/") && !isWeights {
            throw StudioFailure("there is no picture \(text)", .missingInput)
        }
        let file = try WeightFile.read(from: folder.path(ofNameOrFile: text))
        name = isWeights ? path.stem ?? text : text
        if let width = file.provenance.pictureWidth, let height = file.provenance.pictureHeight {
            ownSize = PixelSize(width: width, height: height)
        } else {
            ownSize = PixelSize(width: 256, height: 256)
        }
        original = file.weights.savedDrawing(of: size ?? ownSize, tier: context.tier, threads: context.threads)
        digest = file.digest
        founder = file
    }
}
