// SPDX-License-Identifier: MIT
import Decoding

extension FuzzReader {
    /// One reader for each format. They differ only in their corpora, from which mutation begins.
    static let pictures = ["png", "jpeg", "webp", "bmp", "tiff", "gif", "heif", "jxl"].map { format in
        FuzzReader(format) { bytes, _ in
            let limits = PictureLimits(pixels: 1 << 20, side: 1 << 14, fileBytes: 1 << 20)
            let picture = try PictureReader.read(bytes: bytes, named: "fuzz", limits: limits)
            guard picture.samples.count == picture.size.pixelCount * picture.channels.count else {
                fatalError("samples are missing")
            }
        }
    }
}
