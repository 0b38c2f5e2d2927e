// SPDX-License-Identifier: MIT
import ArgumentParser
import NeuralField
import Storage

/// For commands that look names up.
struct WeightsOption: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the weight files.", valueName: "dir"))
    var weights: String = "weights"

    var folder: WeightsFolder { WeightsFolder(FilePath(weights)) }
}
