// SPDX-License-Identifier: MIT
import ArgumentParser
import Choreography
import Raster

/// `--size`: `1920x1080`, each side 1...16384.
struct SizeArgument: ExpressibleByArgument, Equatable {
    let size: PixelSize

    init?(argument: String) {
        guard let size = PixelSize(argument), max(size.width, size.height) <= 16384 else { return nil }
        self.size = size
    }
}

/// `--fps`: `30` or `30000/1001`.
struct RateArgument: ExpressibleByArgument, Equatable {
    let rate: FrameRate

    init?(argument: String) {
        guard let rate = FrameRate(argument) else { return nil }
        self.rate = rate
    }
}

/// `--frames`: `A...B`, numbers from 1, both included; or one number.
struct FramesArgument: ExpressibleByArgument, Equatable {
    let numbers: ClosedRange<Int>

    init?(argument: String) {
        let dots = argument.contains("...") ? "..." : "-"
        let parts = argument.split(separator: dots, omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
            first <= last
        else { return nil }
        numbers = first...last
    }
}
