// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Foundation
import Networks
import Raster
import Storage
import WeightFiles

/// The original of a line of generations: a picture, or the drawing of a weight file.
public struct GenerationsSubject {
    public let name: String
    /// The picture that the first generation is taught, in eight bits.
    public let original: Picture
    /// The size of the picture, or of the one that the weights learned.
    public let ownSize: PixelSize
    let digest: String
    /// The weight file that draws the original; nil for a picture.
    public let founder: LearnedFile?

    /// - Parameters:
    ///   - text: a path to a picture, or the name of a weight file or the path to one.
    ///   - size: the size at which generations are taught; nil for the subject's own.
    /// - Throws: errors of files, ``StudioFailure`` for a text that is neither.
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
        let learned = try LearnedFile(at: folder.path(ofNameOrFile: text))
        let file = learned.file
        name = isWeights ? path.stem ?? text : text
        if let width = file.provenance.pictureWidth, let height = file.provenance.pictureHeight {
            ownSize = PixelSize(width: width, height: height)
        } else {
            ownSize = PixelSize(width: 256, height: 256)
        }
        original = file.weights.savedDrawing(of: size ?? ownSize, tier: context.tier, threads: context.threads)
        digest = learned.digest
        founder = learned
    }
}
