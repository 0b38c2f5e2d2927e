// SPDX-License-Identifier: MIT
import Decoding
import Raster
import Storage
import WeightFiles

/// A picture in the channels that are learned, and the digest of its file.
struct PictureSubject {
    let picture: Picture
    let digest: String

    /// - Throws: `PictureReaderError`, `StorageError`.
    init(_ path: FilePath, channels: ChannelChoice) throws {
        let picture = try PictureReader.read(path)
        let wanted = channels.channels(for: picture)
        self.picture =
            picture.channels == .rgba && wanted != .rgba
            ? picture.onWhite.converted(to: wanted) : picture.converted(to: wanted)
        digest = try SHA256.hexadecimal(ofFileAt: path)
    }
}

/// Whether the picture that a weight file has learned is at hand.
enum LearnedPicture {
    /// No picture has the file's name.
    case absent
    /// The picture of that name is another, or was changed since.
    case changed(FilePath)
    case found(PictureSubject)

    /// - Parameter pictures: the pictures that are at hand, by name.
    /// - Throws: `PictureReaderError`, `StorageError`.
    init(of file: WeightFile, named name: String, among pictures: [PictureSource]) throws {
        guard let source = pictures.first(where: { $0.name == name }) else {
            self = .absent
            return
        }
        let digest = try SHA256.hexadecimal(ofFileAt: source.path)
        guard file.provenance.pictureSHA256 ?? digest == digest else {
            self = .changed(source.path)
            return
        }
        let channels = ChannelChoice(outputs: file.weights.shape.outputChannels)
        self = .found(try PictureSubject(source.path, channels: channels))
    }

    /// The picture, where it is at hand.
    var subject: PictureSubject? { if case .found(let subject) = self { subject } else { nil } }
}

/// The channels of its picture that a network learns.
public enum ChannelChoice: String, CaseIterable, Sendable {
    /// Opacity where the picture has some, else red, green and blue.
    case auto
    case grey
    case rgb
    case rgba

    /// The channels that a network of these outputs has learned.
    init(outputs count: Int) {
        switch count {
        case 1: self = .grey
        case 4: self = .rgba
        default: self = .rgb
        }
    }

    func channels(for picture: Picture) -> Channels {
        switch self {
        case .auto: picture.isOpaque ? .rgb : .rgba
        case .grey: .grey
        case .rgb: .rgb
        case .rgba: .rgba
        }
    }
}
