// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Networks
import Raster
import Rendering
import WeightFiles

/// A mixture given on a command line, with the weights it needs.
public struct NamedMixture {
    public let mixture: Mixture
    public let weights: MixtureWeights
    /// The size of the first term's learned picture; 640x640 where that is not known.
    public let usualSize: PixelSize

    /// Reads `text` by the rules of the sequence language; a name that stands alone needs no quotes.
    ///
    /// - Throws: ``StudioFailure`` that shows what is wrong, errors of weight files.
    public init(_ text: String, in folder: WeightsFolder) throws {
        let catalogue = try FolderCatalogue(folder)
        let written = catalogue.names.contains(text) ? Mixture(text).description : text
        let check = MixtureCheck(written, against: catalogue)
        try catalogue.throwFailure()
        guard let mixture = check.mixture else {
            let report = check.report.rendered(fileName: "mixture", source: written)
            throw StudioFailure("\"\(text)\" cannot be drawn\n\(report.dropLast())", .badData)
        }
        self.mixture = mixture
        var files: [String: WeightFile] = [:]
        for term in mixture.terms {
            files[term.name] = try WeightFile.read(from: folder.path(for: check.weightFiles[term.name] ?? term.name))
        }
        weights = MixtureWeights(files)
        usualSize = mixture.terms.first.flatMap { files[$0.name] }?.provenance.usualSize ?? .usual
    }
}
