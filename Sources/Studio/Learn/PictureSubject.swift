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
