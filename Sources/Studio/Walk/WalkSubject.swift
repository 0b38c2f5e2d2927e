// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Engine
import Foundation
import Networks
import Raster
import Rendering
import Storage
import WeightFiles

/// A walk given on a command line, with the weights it needs.
struct WalkSubject {
    let walk: Walk
    let weights: MixtureWeights
    let files: [String: WeightFile]
    /// Size of the first picture, in whose proportions the walk is drawn.
    let size: PixelSize

    /// - Parameters:
    ///   - ends: names, or mixtures as the sequence language writes them.
    ///   - manner: the way to walk, as `to` takes it: `path spherical`, `align`, `layers in`.
    /// - Throws: ``StudioFailure`` that shows what is wrong, errors of weight files.
    init(from first: String, to last: String, manner: String, in folder: WeightsFolder) throws {
        let catalogue = try FolderCatalogue(folder)
        // A name that stands alone needs no quotes.
        let written = [first, last].map { catalogue.names.contains($0) ? Mixture($0).description : $0 }
        let source = "start \(written[0])\nto \(written[1]) over 40f \(manner)\n"
        let check = SequenceScript(source).check(against: catalogue)
        try catalogue.throwFailure()
        guard let timeline = check.timeline, let walk = timeline.segments.first?.walk else {
            let report = check.report.rendered(fileName: "walk", source: source)
            throw StudioFailure("\"\(first)\" to \"\(last)\" cannot be walked\n\(report.dropLast())", .badData)
        }
        let files = try folder.files(of: timeline)
        self.walk = walk
        self.files = files
        weights = MixtureWeights(files, deriving: timeline.derivations)
        size = timeline.start.terms.first.flatMap { files[$0.name] }?.provenance.usualSize ?? .usual
    }

    /// PSNR of an end's drawing against the picture it learned, dB; nil for mixtures and where the picture is not at
    /// hand.
    static func fidelity(
        of name: String, file: WeightFile?, pictures: [PictureSource], tier: KernelTier, threads: Int
    ) throws -> Double? {
        guard let file, let subject = try LearnedPicture(of: file, named: name, among: pictures).subject else {
            return nil
        }
        return try file.weights.comparison(with: subject.picture, tier: tier, threads: threads).psnr
    }
}
