// SPDX-License-Identifier: MIT
import ArgumentParser
import Benchmarking
import Networks

struct BenchCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the machine's peak and the engine's share of it.",
        discussion: """
            The peak is that of fused multiply-adds in registers, on as many threads. Learning counts as 6 operations \
            for each parameter and pixel, and drawing as 2, with every pixel evaluated and rounded to 8 bits. Figures \
            are medians of several rounds. "at best" is the quickest round's share of the highest peak, which other \
            programs disturb least. "growth" checks that time grows in proportion to the arithmetic. Everything takes \
            about a minute on two cores.

            EXAMPLES
              inbetween bench
              inbetween bench kernels morph --tier avx2 --threads 1 --json
              inbetween bench growth
            """)

    @Argument(
        help: ArgumentHelp(
            "\(BenchSelection.names.joined(separator: ", ")). (default: all)", valueName: "part"))
    var parts: [String] = []

    @Option(help: ArgumentHelp("Seconds for each figure of a network; at least one round is run.", valueName: "s"))
    var seconds: Double = 3

    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        guard seconds > 0 && seconds <= 600 else { throw ValidationError("--seconds is above 0 and up to 600") }
        let known = BenchSelection.names
        if let unknown = parts.first(where: { !known.contains($0) }) {
            throw ValidationError("there is no benchmark \"\(unknown)\"; there are \(known.joined(separator: ", "))")
        }
    }

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning("no figures") { try measure(context) }
    }

    private func measure(_ context: CommandContext) throws {
        let benchmark = EngineBenchmark(
            threads: studio.threads, tier: studio.tier, selection: BenchSelection(parts), seconds: seconds)
        let record = benchmark.run { context.console.note($0) }
        try context.emit(record)
    }
}
