// SPDX-License-Identifier: MIT
import Learning
import NeuralField
import Raster
import Storage

/// One network of a rehearsing set: its weight file, and the picture it learned.
struct RehearsalMember {
    public let name: String
    public let path: FilePath
    let file: WeightFile
    let digest: String
    public let picture: Picture
    let pictureDigest: String

    /// - Throws: errors of files, ``StudioFailure`` when the picture is missing or not the one that was learned.
    init(_ name: String, in folder: WeightsFolder, pictures: [PictureSource]) throws {
        self.name = name
        path = try folder.hintingPath(for: name)
        file = try WeightFile.read(from: path)
        digest = try WeightFile.digest(of: path)
        guard let source = pictures.first(where: { $0.name == name }) else {
            throw StudioFailure(
                "there is no picture of \"\(name)\" to go on learning; say where it is with --pictures, or name the "
                    + "networks that are to rehearse", .missingInput)
        }
        let subject = try PictureSubject(
            source.path, channels: ChannelChoice(outputs: file.weights.shape.outputChannels))
        guard file.provenance.pictureSHA256 ?? subject.digest == subject.digest else {
            throw StudioFailure(
                "\(source.path) is not the picture that \"\(name)\" has learned; learn it again with "
                    + "`inbetween learn --overwrite`", .badData)
        }
        picture = subject.picture
        pictureDigest = subject.digest
    }
}
