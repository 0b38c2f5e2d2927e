// SPDX-License-Identifier: MIT
import ArgumentParser
import Raster

/// `--size`: `1920x1080`, each side 1...16384.
struct SizeArgument: ExpressibleByArgument, Equatable {
    let size: PixelSize

    init?(argument: String) {
        guard let size = PixelSize(argument), max(size.width, size.height) <= 16384 else { return nil }
        self.size = size
    }

    /// Default size of plots.
    static let plot = SizeArgument(size: PixelSize(width: 760, height: 420))

    private init(size: PixelSize) { self.size = size }

    var defaultValueDescription: String { size.description }
}
