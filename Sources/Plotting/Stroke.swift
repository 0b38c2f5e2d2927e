// SPDX-License-Identifier: MIT

/// The dash style of a line.
public enum Stroke: Hashable, Sendable {
    case solid
    case dashed
    case dotted

    /// Alternating lengths of dashes and gaps, in pixels; empty for an unbroken line.
    var pattern: [Double] {
        switch self {
        case .solid: []
        case .dashed: [7, 4]
        case .dotted: [2, 3]
        }
    }
}
