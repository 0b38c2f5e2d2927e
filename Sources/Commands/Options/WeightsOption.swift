// SPDX-License-Identifier: MIT
import ArgumentParser
import Networks
import Storage
import WeightFiles

/// For commands that look names up.
struct WeightsOption: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the weight files. (default: weights)", valueName: "dir"))
    var weights: String?

    /// Where no sequence says otherwise.
    var folder: WeightsFolder { WeightsFolder(FilePath(weights ?? "weights")) }
}
