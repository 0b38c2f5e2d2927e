// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import NeuralField

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
