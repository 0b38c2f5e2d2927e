// SPDX-License-Identifier: MIT
import ArgumentParser
import Learning
import Networks
import Raster

/// The options of the network and of learning it.
struct RecipeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Network and settings: morph (moving shapes), sine (SIREN), photo (large photographs) or classic (the "
                + "hobby project).",
            valueName: "name"))
    var recipe: String = Recipe.morph.name

    @Option(help: ArgumentHelp("Widths of the hidden layers, such as 128x4 or 150,150.", valueName: "widths"))
    var hidden: HiddenLayers?

    @Option(
        help: ArgumentHelp("Activation of the hidden units.", valueName: "name"))
    var activation: Activation?

    @Option(
        help: ArgumentHelp(
            "Encoding of the coordinates: none, fourier:COUNT:SIGMA such as fourier:64:2, or tile:COUNT.",
            valueName: "encoding"))
    var encoding: EncodingArgument?

    @Flag(help: "Learn a seamless texture, which repeats beyond the frame. The same as --encoding tile:48.")
    var tile = false

    @Option(help: ArgumentHelp("The optimiser.", valueName: "name"))
    var optimizer: Optimiser?

    @Option(help: ArgumentHelp("Step size at the start; it falls to 0 towards the last step.", valueName: "rate"))
    var rate: Double?

    @Option(help: ArgumentHelp("Pixels for each step, on average.", valueName: "n"))
    var batch: Int?

    @Option(help: ArgumentHelp("Number of all steps.", valueName: "n"))
    var steps: Int?

    @Option(help: ArgumentHelp("Seed of the initial weights and of the order of the pixels.", valueName: "n"))
    var seed: UInt64 = 0

    func validate() throws {
        guard Recipe.allCases.contains(where: { $0.name == recipe }) else {
            throw ValidationError(
                "there is no recipe \"\(recipe)\"; there are "
                    + Recipe.allCases.map(\.name).joined(separator: ", "))
        }
        if tile, encoding != nil {
            throw ValidationError("--tile is an encoding of its own: leave out --encoding, or write --encoding tile:32")
        }
        if isTiling, recipe == Recipe.classic.name {
            throw ValidationError(
                "networks of the classic recipe learn where the frame ends and cannot tile; choose another --recipe")
        }
        if let rate, !(rate > 0 && rate <= 100) {
            throw ValidationError("--rate is above 0 and up to 100, not \(rate)")
        }
        if let batch, !(1...1_000_000).contains(batch) {
            throw ValidationError("--batch is 1 to 1000000, not \(batch)")
        }
        if let steps, !(1...100_000_000).contains(steps) {
            throw ValidationError("--steps is 1 to 100000000, not \(steps)")
        }
    }

    private var isTiling: Bool {
        if case .tile = encoding?.encoding { true } else { tile }
    }

    /// The recipe with the flags' changes.
    var chosen: Recipe {
        var chosen = Recipe.allCases.first { $0.name == recipe } ?? .morph
        if let hidden { chosen.shape.hidden = hidden.widths }
        if let activation {
            chosen.shape.activation = activation
            // A sine network's last layer is linear; the others keep colours in range.
            chosen.shape.output = activation == .sine ? .linear : .sigmoid
        }
        if let encoding { chosen.shape.encoding = encoding.encoding }
        if tile { chosen.shape.encoding = .tile(count: Recipe.tileFrequencies, aspect: 1) }
        if let optimizer {
            // Step sizes of different optimisers cannot be compared.
            if optimizer != chosen.settings.optimiser { chosen.settings.rate = optimizer.usualRate }
            chosen.settings.optimiser = optimizer
        }
        if let rate { chosen.settings.rate = rate }
        if let batch { chosen.settings.batch = batch }
        if let steps { chosen.settings.steps = steps }
        chosen.settings.seed = seed
        return chosen
    }
}

extension Activation: ExpressibleByArgument {}
extension Optimiser: ExpressibleByArgument {}
