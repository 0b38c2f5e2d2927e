// SPDX-License-Identifier: MIT
import ArgumentParser
import Exchange
import Networks
import Raster

/// The properties of another program's network that its files do not hold.
struct ImportOptions: ParsableArguments {
    @Option(help: "Activation of the hidden units.")
    var activation: Activation = .sine

    @Option(help: "Activation of the outputs.")
    var output: OutputActivation = .linear

    @Option(
        help: ArgumentHelp(
            "Factor of the first layer's sums before the activation. (default: 30 for sine, else 1)",
            valueName: "factor"))
    var omega: Double?

    @Option(
        help: ArgumentHelp(
            "The same factor in the other hidden layers. (default: as in the first)", valueName: "factor"))
    var hiddenOmega: Double?

    @Option(help: "Order in which the first layer takes the coordinates: yx as meshgrid gives them, or xy.")
    var order: ImportSettings.CoordinateOrder = .yx

    @Option(help: "Values of linear outputs for black and white: signed for -1 and 1, unit for 0 and 1.")
    var colours: ImportSettings.ColourRange = .signed

    @Option(
        help: ArgumentHelp(
            "Size of the learned picture, each side of which spans -1 to 1. (default: a square)", valueName: "WxH"))
    var pictureSize: SizeArgument?

    @Flag(help: "The centres of the outermost pixels are at -1 and 1, as by linspace(-1, 1, n); needs --picture-size.")
    var corners = false

    func validate() throws {
        for factor in [omega, hiddenOmega] {
            if let factor, !(factor.isFinite && factor != 0 && abs(factor) <= 1e6) {
                throw ValidationError("an omega is a number other than 0, not \(factor)")
            }
        }
        if let size = pictureSize?.size, size.pixelCount > Provenance.mostPixels {
            throw ValidationError(
                "pictures have at most \(Provenance.mostPixels / 1_000_000) million pixels, not \(size)")
        }
        if corners && pictureSize == nil { throw ValidationError("--corners needs --picture-size WxH") }
    }

    var settings: ImportSettings {
        var settings = ImportSettings()
        settings.activation = activation
        settings.output = output
        settings.firstOmega = omega ?? (activation == .sine ? 30 : 1)
        settings.omega = hiddenOmega ?? settings.firstOmega
        settings.order = order
        settings.colours = colours
        settings.pictureWidth = pictureSize?.size.width
        settings.pictureHeight = pictureSize?.size.height
        settings.isCornerToCorner = corners
        return settings
    }
}

extension OutputActivation: ExpressibleByArgument {}
extension ImportSettings.CoordinateOrder: ExpressibleByArgument {}
extension ImportSettings.ColourRange: ExpressibleByArgument {}
