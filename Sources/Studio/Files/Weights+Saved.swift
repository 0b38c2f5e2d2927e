// SPDX-License-Identifier: MIT
import Basics
import Engine
import Networks
import Raster

extension Weights {
    /// What they draw, as it would be saved: in eight bits, every pixel asked for.
    public func savedDrawing(of size: PixelSize, tier: KernelTier, threads: Int) -> Picture {
        PackedNetwork(self, tier: tier).drawPicture(of: size, threads: threads).roundedToEightBits
    }

    /// The same; nil where `isCancelled` answered true meanwhile, which is asked some times a second.
    public func savedDrawing(
        of size: PixelSize, tier: KernelTier, threads: Int, isCancelled: @Sendable () -> Bool
    ) -> Picture? {
        PackedNetwork(self, tier: tier).drawPicture(of: size, threads: threads, isCancelled: isCancelled)?
            .roundedToEightBits
    }

    /// How near their drawing at the picture's own size comes to it.
    ///
    /// - Throws: errors of comparing, of which there are none for one size.
    func comparison(with picture: Picture, tier: KernelTier, threads: Int) throws -> PictureComparison {
        let drawing = savedDrawing(of: picture.size, tier: tier, threads: threads)
        return try PictureComparison(drawing, picture.converted(to: drawing.channels))
    }

    /// The same; nil where `isCancelled` answered true meanwhile.
    func comparison(
        with picture: Picture, tier: KernelTier, threads: Int, isCancelled: @Sendable () -> Bool
    ) throws -> PictureComparison? {
        guard
            let drawing = savedDrawing(of: picture.size, tier: tier, threads: threads, isCancelled: isCancelled)
        else { return nil }
        return try PictureComparison(drawing, picture.converted(to: drawing.channels))
    }
}
