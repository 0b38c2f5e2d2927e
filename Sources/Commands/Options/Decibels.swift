// SPDX-License-Identifier: MIT
import ArgumentParser

/// `--until`: a PSNR such as `40dB`.
struct Decibels: ExpressibleByArgument, Equatable {
    let value: Double

    init?(argument: String) {
        let digits = argument.lowercased().hasSuffix("db") ? argument.dropLast(2) : argument[...]
        guard let value = Double(digits), value > 0, value < 200 else { return nil }
        self.value = value
    }
}
