// SPDX-License-Identifier: MIT
import ArgumentParser
import Engine
import Foundation
import Networks
import Storage
import WeightFiles

/// The options of every command.
struct StudioOptions: ParsableArguments {
    @Flag(help: "Print results as JSON, one object a line.")
    var json = false

    @Flag(name: .shortAndLong, help: "Print nothing but results and errors.")
    var quiet = false

    @Option(help: ArgumentHelp("Number of threads. No result depends on it.", valueName: "n"))
    var threads: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: ArgumentHelp("Version of the kernels. No result depends on it.", valueName: "name"))
    var tier: KernelTier = .fastest

    func validate() throws {
        guard (1...1024).contains(threads) else {
            throw ValidationError("--threads is 1 to 1024, not \(threads)")
        }
        guard KernelTier.available.contains(tier) else {
            let names = KernelTier.available.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("this machine cannot run --tier \(tier.rawValue); it can run \(names)")
        }
    }
}

/// The option of the weights folder, for commands that look names up.
struct WeightsOption: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the weight files. (default: weights)", valueName: "dir"))
    var weights: String?

    /// The weights folder of commands without a sequence.
    var folder: WeightsFolder { WeightsFolder(FilePath(weights ?? "weights")) }
}

/// The option to evaluate every pixel.
struct SamplingOption: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Evaluate the network at every pixel, in floats.",
            discussion: """
                Otherwise large drawings evaluate a lattice, and the pixels that it does not predict, partly in 16-bit \
                integers. That is several times faster, and all but a few channels in a million are within 1/255.
                """))
    var exact = false
}
