// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Networks
import Raster

/// What is told of one generation: how far it is from others, as weights and as pictures.
public struct GenerationFigures: Codable, Hashable, Sendable {
    public let generation: Int
    /// Root of the weights' summed squares.
    public let norm: Double
    /// Root of the summed squares of the weights' differences; nil where the other one has no weights.
    public var weightsToParent: Double?
    public var weightsToFirst: Double?
    /// Root of the mean squared difference of what is drawn, in levels of 255; the first one's parent is the original.
    let pictureToParent: Double
    let pictureToFirst: Double
    let pictureToOriginal: Double

    /// dB; infinite for equal pictures.
    public var psnrToParent: Double { Self.psnr(pictureToParent) }
    public var psnrToOriginal: Double { Self.psnr(pictureToOriginal) }

    private static func psnr(_ distance: Double) -> Double { -20 * log10(distance / 255) }

    static let heading =
        "generation,weight_norm,weights_to_parent,weights_to_first,picture_to_parent,picture_to_first,picture_to_original,"
        + "psnr_to_parent_db,psnr_to_original_db"

    /// A line under ``heading``; empty where there is no number, `inf` for the PSNR of equal pictures.
    var line: String {
        let numbers: [Double?] = [
            norm, weightsToParent, weightsToFirst, pictureToParent, pictureToFirst, pictureToOriginal, psnrToParent,
            psnrToOriginal,
        ]
        return CSV.row([String(generation)] + numbers.map { $0.map { "\($0)" } ?? "" })
    }
}

extension Weights {
    /// Root of the summed squares, in double precision.
    public var norm: Double { storage.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot() }
}

extension Picture {
    /// Root of the mean squared difference in levels of 255, colours counting as far as they can be seen.
    func distance(to other: Picture) -> Double {
        let error = SquaredError(self, other)
        return (Double(error.sum) / Double(error.sampleCount)).squareRoot()
    }
}
