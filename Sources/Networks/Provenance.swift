// SPDX-License-Identifier: MIT

/// A weight file's record of the learning behind it.
public struct Provenance: Hashable, Sendable, Codable {
    /// SHA-256 of the picture file's bytes, hexadecimal; nil when no single picture was learned.
    public var pictureSHA256: String?
    /// Pixels of the learned picture, at most ``longestSide`` each and ``mostPixels`` in all.
    public var pictureWidth: Int?
    public var pictureHeight: Int?
    /// The recipe's name, or `custom`.
    public var recipe: String
    /// Learning steps taken, and pixels used in them all together.
    public var steps: Int
    public var pixelUpdates: Int
    /// PSNR in dB of the 8-bit picture drawn at the learned picture's own size.
    public var psnr: Double?

    /// The limits of a picture's size. Weight files keep to them, too, as drawings are made in the size that a file
    /// states.
    public static let longestSide = 65_535
    public static let mostPixels = 100_000_000

    public init(
        pictureSHA256: String? = nil, pictureWidth: Int? = nil, pictureHeight: Int? = nil, recipe: String,
        steps: Int, pixelUpdates: Int, psnr: Double? = nil
    ) {
        self.pictureSHA256 = pictureSHA256
        self.pictureWidth = pictureWidth
        self.pictureHeight = pictureHeight
        self.recipe = recipe
        self.steps = steps
        self.pixelUpdates = pixelUpdates
        self.psnr = psnr
    }
}
