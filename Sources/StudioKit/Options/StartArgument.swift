// SPDX-License-Identifier: MIT
import ArgumentParser
import NeuralField

/// `--start`: what the networks grow from.
enum StartArgument: ExpressibleByArgument, Equatable {
    case shared, star, chain, own
    case from(String)

    init?(argument: String) {
        switch argument {
        case "shared": self = .shared
        case "star": self = .star
        case "chain": self = .chain
        case "own": self = .own
        default:
            guard argument.hasPrefix("from:"), argument.count > 5 else { return nil }
            self = .from(String(argument.dropFirst(5)))
        }
    }

    var lineage: Lineage.Start {
        switch self {
        case .shared: .shared
        case .star: .star
        case .chain: .chain
        case .own: .own
        case .from: .from
        }
    }
}
