// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

extension Weights {
    /// The drawing of these weights as it would be saved: rounded to eight bits, every pixel evaluated.
    public func savedDrawing(of size: PixelSize, tier: KernelTier, threads: Int) -> Picture {
        PackedNetwork(self, tier: tier).drawPicture(of: size, threads: threads).roundedToEightBits
    }

    /// Like the function above; nil if `isCancelled`, which is called several times a second, returned true.
    public func savedDrawing(
        of size: PixelSize, tier: KernelTier, threads: Int, isCancelled: @Sendable () -> Bool
    ) -> Picture? {
        PackedNetwork(self, tier: tier).drawPicture(of: size, threads: threads, isCancelled: isCancelled)?
            .roundedToEightBits
    }

    /// Compares the drawing of these weights with a picture, at the picture's own size.
    ///
    /// - Throws: errors of the comparison, which do not occur for pictures of one size.
    func comparison(with picture: Picture, tier: KernelTier, threads: Int) throws -> PictureComparison {
        let drawing = savedDrawing(of: picture.size, tier: tier, threads: threads)
        return try PictureComparison(drawing, picture.converted(to: drawing.channels))
    }

    /// Like the function above; nil if `isCancelled` returned true.
    func comparison(
        with picture: Picture, tier: KernelTier, threads: Int, isCancelled: @Sendable () -> Bool
    ) throws -> PictureComparison? {
        guard
            let drawing = savedDrawing(of: picture.size, tier: tier, threads: threads, isCancelled: isCancelled)
        else { return nil }
        return try PictureComparison(drawing, picture.converted(to: drawing.channels))
    }
}
