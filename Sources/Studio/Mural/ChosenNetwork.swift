// SPDX-License-Identifier: MIT
import Basics
import Networks
import Storage
import WeightFiles

/// A network named on a command line: by a name, a mixture of names, or a weight file.
public struct ChosenNetwork {
    /// The text it was named by; for a file, the file's name without its ending.
    let title: String
    public let weights: Weights
    /// The size of the learned picture; 640x640 where that is not known.
    public let usualSize: PixelSize

    /// - Throws: ``StudioFailure`` for a text that is not a mixture of the folder's names, errors of weight files.
    public init(_ text: String, in folder: WeightsFolder) throws {
        if WeightsFolder.isPath(text) {
            try self.init(file: folder.path(ofNameOrFile: text))
            return
        }
        let named = try NamedMixture(text, in: folder)
        self.init(
            title: text, weights: named.weights.weights(for: named.mixture), usualSize: named.usualSize)
    }

    /// - Throws: errors of weight files.
    public init(file path: FilePath) throws {
        let file = try WeightFile.read(from: path)
        self.init(
            title: path.stem ?? path.string, weights: file.weights,
            usualSize: file.provenance.usualSize)
    }

    private init(title: String, weights: Weights, usualSize: PixelSize) {
        self.title = title
        self.weights = weights
        self.usualSize = usualSize
    }
}
