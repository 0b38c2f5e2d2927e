// SPDX-License-Identifier: MIT

/// Upper bounds for a picture's size, checked against its header before memory is taken for it.
public struct PictureLimits: Hashable, Sendable {
    /// Maximum width times height.
    public let pixels: Int
    /// Maximum of the longer side, in pixels.
    public let side: Int
    /// Maximum size of the file, in bytes.
    public let fileBytes: Int

    public init(pixels: Int = 100_000_000, side: Int = 65_535, fileBytes: Int = 1 << 30) {
        precondition(pixels >= 1 && side >= 1 && fileBytes >= 1, "a limit lets something through")
        self.pixels = pixels
        self.side = side
        self.fileBytes = fileBytes
    }

    /// Limits for files from users: 100 megapixels, 65,535 pixels a side, 1 GiB.
    public static let standard = PictureLimits()
}

extension PictureLimits {
    /// - Throws: `tooLarge` if a picture of `width` x `height` pixels must not be read.
    func check(width: Int, height: Int) throws(PictureReaderError.Problem) {
        let (product, overflows) = width.multipliedReportingOverflow(by: height)
        guard !overflows && width <= side && height <= side && product <= pixels else {
            throw .tooLarge(width: width, height: height, limits: self)
        }
    }
}
