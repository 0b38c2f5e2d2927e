// SPDX-License-Identifier: MIT
import Decoding
import Raster
import Storage

/// A picture in the channels that are learned, and the digest of its file.
struct PictureSubject {
    public let picture: Picture
    let digest: String

    /// - Throws: `PictureReaderError`, `StorageError`.
    init(_ path: FilePath, channels: ChannelChoice) throws {
        let picture = try PictureReader.read(path)
        let wanted = channels.channels(for: picture)
        self.picture =
            picture.channels == .rgba && wanted != .rgba
            ? picture.flattened(over: (65535, 65535, 65535)).converted(to: wanted) : picture.converted(to: wanted)
        digest = try SHA256.hexadecimal(ofFileAt: path)
    }
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
