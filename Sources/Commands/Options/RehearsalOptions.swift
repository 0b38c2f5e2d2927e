// SPDX-License-Identifier: MIT
import ArgumentParser
import Learning
import Studio

/// The options of rehearsals.
struct RehearsalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Weight of crisp inbetweens against faithful pictures, 0 to 1; each doubling costs about a dB.",
            valueName: "x"))
    var strength: Double = RehearsalSettings.usualStrength

    @Option(
        help: ArgumentHelp("How strongly inbetweens keep to the colours of their ends, 0 to 1.", valueName: "x"))
    var palette: Double = RehearsalSettings.usualPalette

    @Option(
        help: ArgumentHelp(
            "How far beyond its ends a walk stays crisp: 0.6 for up to 160 %, 0 for the walk alone.", valueName: "x"))
    var reach: Double = RehearsalManner.usualReach

    @Option(
        name: .customLong("rehearsal-steps"),
        help: ArgumentHelp("Steps of the rehearsal. (default: 500 for each network)", valueName: "n"))
    var steps: Int?

    func validate() throws {
        guard (0...1).contains(strength) else { throw ValidationError("--strength is 0 to 1, not \(strength)") }
        guard (0...1).contains(palette) else { throw ValidationError("--palette is 0 to 1, not \(palette)") }
        guard (0...4).contains(reach) else { throw ValidationError("--reach is 0 to 4, not \(reach)") }
        if let steps, !(1...10_000_000).contains(steps) {
            throw ValidationError("--rehearsal-steps is 1 to 10000000, not \(steps)")
        }
    }

    var manner: RehearsalManner {
        var manner = RehearsalManner()
        manner.strength = strength
        manner.palette = palette
        manner.reach = reach
        manner.steps = steps
        return manner
    }
}
