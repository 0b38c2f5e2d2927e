// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography

/// `--fps`: `30` or `30000/1001`.
struct RateArgument: ExpressibleByArgument, Equatable {
    let rate: FrameRate

    init?(argument: String) {
        guard let rate = FrameRate(argument) else { return nil }
        self.rate = rate
    }
}
