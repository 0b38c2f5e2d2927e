// SPDX-License-Identifier: MIT
import ArgumentParser

/// `--amplify`: `max`, until the largest difference has the full colour, or a factor.
enum AmplificationArgument: ExpressibleByArgument, Equatable {
    case largest
    case factor(Double)

    init?(argument: String) {
        if argument == "max" {
            self = .largest
        } else if let factor = Double(argument), factor > 0, factor <= 65535 {
            self = .factor(factor)
        } else {
            return nil
        }
    }

    /// - Parameter largest: the largest difference there is, 0...1.
    func factor(largest: Float) -> Float {
        switch self {
        // Pictures that are equal need no amplifying.
        case .largest: largest > 0 ? 1 / largest : 1
        case .factor(let factor): Float(factor)
        }
    }
}
