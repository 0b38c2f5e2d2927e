// SPDX-License-Identifier: MIT
import ArgumentParser

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
