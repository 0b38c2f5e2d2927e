// SPDX-License-Identifier: MIT
import ArgumentParser
import Engine
import Foundation
import Networks

/// What every command takes.
struct StudioOptions: ParsableArguments {
    @Flag(help: "Print results as JSON: one object, or one a line for many.")
    var json = false

    @Flag(name: .shortAndLong, help: "Tell nothing but results and errors.")
    var quiet = false

    @Option(help: ArgumentHelp("Threads to work with. No result depends on it.", valueName: "n"))
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
