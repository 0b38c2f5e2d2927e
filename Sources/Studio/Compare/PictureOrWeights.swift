// SPDX-License-Identifier: MIT
import Basics
import Decoding
import Engine
import Foundation
import Networks
import Raster
import Storage
import WeightFiles

/// What a command line names to look at: a picture's file, a weight file, or a mix of the weights folder's names.
public enum PictureOrWeights {
    case picture(Picture)
    case weights(Weights, usualSize: PixelSize)

    /// What is a file's path is that file; anything else is a name or a mix.
    ///
    /// - Throws: errors of files, ``StudioFailure`` for what is neither.
    public init(_ text: String, in folder: WeightsFolder) throws {
        let path = FilePath(text)
        let isThere = FileManager.default.fileExists(atPath: text) && !path.isFolder
        if isThere, path.extension == "safetensors" {
            let file = try WeightFile.read(from: path)
            self = .weights(file.weights, usualSize: file.provenance.usualSize)
        } else if isThere || path.components.count > 1 || PictureFolder.extensions.contains(path.extension ?? "") {
            // What looks like a path and is not there is a missing picture rather than a wrong mix.
            self = .picture(try PictureReader.read(path))
        } else {
            let mixture = try NamedMixture(text, in: folder)
            self = .weights(mixture.weights.weights(for: mixture.mixture), usualSize: mixture.usualSize)
        }
    }

    /// In which size it is looked at when nobody says.
    public var usualSize: PixelSize {
        switch self {
        case .picture(let picture): picture.size
        case .weights(_, let size): size
        }
    }

    /// Whether it is the same at one size only.
    public var hasOneSize: Bool {
        if case .picture = self { true } else { false }
    }

    /// The picture as it is, or the weights' drawing of a size.
    public func picture(of size: PixelSize, tier: KernelTier, threads: Int) -> Picture {
        switch self {
        case .picture(let picture): picture
        case .weights(let weights, _): weights.savedDrawing(of: size, tier: tier, threads: threads)
        }
    }
}
