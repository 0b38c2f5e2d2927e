// SPDX-License-Identifier: MIT

/// The panels of a learning film for each picture.
public enum FilmPanel: String, CaseIterable, Sendable {
    /// The learned picture alone.
    case learned
    /// The picture and, to its right, the learned picture.
    case both
    /// The learned picture and, to its right, its difference from the picture in false colour.
    case delta
    /// All three.
    case all

    /// The views, from left to right.
    var views: [View] {
        switch self {
        case .learned: [.learned]
        case .both: [.picture, .learned]
        case .delta: [.learned, .delta]
        case .all: [.picture, .learned, .delta]
        }
    }

    enum View {
        case picture, learned, delta
    }
}
