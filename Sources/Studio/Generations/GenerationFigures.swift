// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Networks
import Raster

/// The figures of one generation: its distances from others, as weights and as pictures.
public struct GenerationFigures: Codable, Hashable, Sendable {
    public let generation: Int
    /// Root of the weights' summed squares.
    public let norm: Double
    /// Root of the summed squares of the weights' differences; nil where there are no weights to compare with.
    public var weightsToParent: Double?
    public var weightsToFirst: Double?
    /// Root of the mean squared difference of the drawings, in levels of 255. The first generation's parent is the
    /// original.
    let pictureToParent: Double
    let pictureToFirst: Double
    let pictureToOriginal: Double

    /// PSNR of the drawings in dB; infinite for equal pictures.
    public var psnrToParent: Double { Self.psnr(pictureToParent) }
    public var psnrToOriginal: Double { Self.psnr(pictureToOriginal) }

    private static func psnr(_ distance: Double) -> Double { -20 * log10(distance / 255) }

    static let heading =
        "generation,weight_norm,weights_to_parent,weights_to_first,picture_to_parent,picture_to_first,picture_to_original,"
        + "psnr_to_parent_db,psnr_to_original_db"

    /// A row of the table under ``heading``. A figure that is nil is left empty; the PSNR of equal pictures is `inf`.
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
    /// Root of the mean squared difference in levels of 255; colours count in proportion to their opacity.
    func distance(to other: Picture) -> Double {
        let error = SquaredError(self, other)
        return (Double(error.sum) / Double(error.sampleCount)).squareRoot()
    }
}
