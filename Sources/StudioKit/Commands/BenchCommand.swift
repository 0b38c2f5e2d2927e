// SPDX-License-Identifier: MIT
import ArgumentParser
import NeuralField

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the machine's peak and the engine's share of it.",
        discussion: """
            The peak is that of fused multiply-adds in registers, on as many threads. Learning counts 6 operations a
            parameter and pixel, drawing 2. Medians of several rounds.

            EXAMPLES
              inbetween bench
              inbetween bench morph --tier avx2 --threads 1 --json
            """)

    @Argument(
        help: ArgumentHelp("Networks to measure, by their names in the table. (default: all)", valueName: "network"))
    var networks: [String] = []

    @Option(help: ArgumentHelp("Seconds for each figure; one round at least.", valueName: "s"))
    var seconds: Double = 3

    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        guard seconds > 0 && seconds <= 600 else { throw ValidationError("--seconds is above 0 and up to 600") }
        let known = EngineBenchmark.networks.map(\.name)
        if let unknown = networks.first(where: { !known.contains($0) }) {
            throw ValidationError("there is no network \"\(unknown)\"; there are \(known.joined(separator: ", "))")
        }
    }

    func run() throws {
        let names = networks.isEmpty ? EngineBenchmark.networks.map(\.name) : networks
        let benchmark = EngineBenchmark(threads: studio.threads, tier: studio.tier, seconds: seconds, names: names)
        let record = benchmark.run { studio.console.note($0) }
        if studio.json {
            studio.console.result(try JSONLine.text(record))
        } else {
            record.lines.forEach(studio.console.result)
        }
    }
}
