// SPDX-License-Identifier: MIT
import ArgumentParser

/// Whether every pixel is asked for.
struct SamplingOption: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Ask the network for every pixel, in floats.",
            discussion: """
                Otherwise large drawings ask for a lattice and for what it does not foretell, partly in 16-bit integers, \
                several times sooner; all but a few channels in a million are then within 1/255.
                """))
    var exact = false
}
