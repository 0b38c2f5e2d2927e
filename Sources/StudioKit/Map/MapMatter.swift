// SPDX-License-Identifier: MIT
import ArgumentParser

/// What of networks a map compares.
enum MapMatter: String, ExpressibleByArgument, CaseIterable {
    /// Their weights as they are.
    case weights
    /// Their weights with the hidden units matched to the first network's.
    case aligned
    /// What they draw.
    case drawings

    var text: String {
        switch self {
        case .weights: "weights"
        case .aligned: "aligned weights"
        case .drawings: "drawings"
        }
    }
}
