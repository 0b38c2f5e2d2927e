// SPDX-License-Identifier: MIT
import ArgumentParser

/// `--for`: a time such as `10s` or `5min`.
struct Seconds: ExpressibleByArgument, Equatable {
    let value: Double

    init?(argument: String) {
        for (unit, factor) in [("min", 60.0), ("s", 1), ("h", 3600)] where argument.hasSuffix(unit) {
            guard let number = Double(argument.dropLast(unit.count)), number > 0, number * factor <= 1e7 else {
                return nil
            }
            value = number * factor
            return
        }
        return nil
    }
}
