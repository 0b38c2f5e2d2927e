// SPDX-License-Identifier: MIT
import ArgumentParser
import NeuralField
import Storage

/// The option of the weights folder, for commands that look names up.
struct WeightsOption: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the weight files. (default: weights)", valueName: "dir"))
    var weights: String?

    /// The weights folder of commands without a sequence.
    var folder: WeightsFolder { WeightsFolder(FilePath(weights ?? "weights")) }
}
