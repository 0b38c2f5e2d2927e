// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Engine
import Foundation
import Networks
import Raster
import Storage
import WeightFiles

/// Something to look at, named on a command line: a picture's file, a weight file, or a mix of names of the weights
/// folder.
public enum PictureOrWeights {
    case picture(Picture)
    case weights(Weights, usualSize: PixelSize)

    /// Takes the path of an existing file for that file, and anything else for a name or a mix.
    ///
    /// - Throws: errors of files, ``StudioFailure`` for a text that is neither.
    public init(_ text: String, in folder: WeightsFolder) throws {
        let path = FilePath(text)
        let isThere = FileManager.default.fileExists(atPath: text) && !path.isFolder
        if isThere, path.extension == "safetensors" {
            let file = try WeightFile.read(from: path)
            self = .weights(file.weights, usualSize: file.provenance.usualSize)
        } else if isThere || path.components.count > 1 || PictureFolder.extensions.contains(path.extension ?? "") {
            // A text that looks like a path but is not there is a missing picture rather than a wrong mix.
            self = .picture(try PictureReader.read(path))
        } else {
            let mixture = try NamedMixture(text, in: folder)
            self = .weights(mixture.weights.weights(for: mixture.mixture), usualSize: mixture.usualSize)
        }
    }

    /// The default size: the picture's own, or the size of the picture that the weights learned.
    public var usualSize: PixelSize {
        switch self {
        case .picture(let picture): picture.size
        case .weights(_, let size): size
        }
    }

    /// Whether it has one size only: a picture has, while weights draw any size.
    public var hasOneSize: Bool {
        if case .picture = self { true } else { false }
    }

    /// The picture as it is, or the weights' drawing in the given size.
    public func picture(of size: PixelSize, tier: KernelTier, threads: Int) -> Picture {
        switch self {
        case .picture(let picture): picture
        case .weights(let weights, _): weights.savedDrawing(of: size, tier: tier, threads: threads)
        }
    }
}
