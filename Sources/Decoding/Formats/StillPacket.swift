// SPDX-License-Identifier: MIT
import Raster

/// One compressed picture, cut out of its file: what a decoder is given, and what it cannot know.
///
/// Each format's parser makes one. It has checked that the file declares a size and ends no earlier than it says, and has
/// left out all metadata, so that the decoder meets neither.
struct StillPacket {
    enum Opacity {
        /// A fourth channel, if the decoder delivers one, means opacity.
        case straight
        /// It does, and the colours have been multiplied by it.
        case premultiplied
        /// It means nothing.
        case none
    }

    let format: PictureFormat
    let width: Int
    let height: Int
    let bytes: [UInt8]
    var orientation = Orientation.upright
    var opacity = Opacity.straight

    /// Finds the picture in the bytes of a file of `format`, which is not PNG.
    static func find(in bytes: [UInt8], as format: PictureFormat) throws(PictureReaderError.Problem) -> StillPacket {
        switch format {
        case .png: preconditionFailure("PNG has a reader of its own")
        case .jpeg: try JPEGFile.picture(in: bytes)
        case .webp: try WebPFile.picture(in: bytes)
        case .bmp: try BMPFile.picture(in: bytes)
        case .tiff: try TIFFFile.picture(in: bytes)
        case .gif: try GIFFile.picture(in: bytes)
        }
    }
}
