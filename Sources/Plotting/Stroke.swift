// SPDX-License-Identifier: MIT

/// How a line is drawn.
public enum Stroke: Hashable, Sendable {
    case solid
    case dashed
    case dotted

    /// Lengths of ink and gaps in turn, in pixels; none for an unbroken line.
    var pattern: [Double] {
        switch self {
        case .solid: []
        case .dashed: [7, 4]
        case .dotted: [2, 3]
        }
    }
}
