// SPDX-License-Identifier: MIT

/// One part of a `view`: what it does to the view that was.
public enum ViewMotion: Hashable, Sendable {
    /// To the whole picture, upright; mirrors stay.
    case home
    /// To a size, or by a factor.
    case zoom(Double, isRelative: Bool)
    /// To a point in the middle, in fractions of the picture's width and height.
    case place(x: Double, y: Double)
    /// By so many widths and heights of the picture.
    case pan(x: Double, y: Double)
    /// Clockwise by an angle.
    case turn(degrees: Double)
    /// To an angle, the shorter way.
    case turnTo(degrees: Double)
    /// By so many rings of the tunnel.
    case dive(rings: Double)
    case mirror(across: Bool, down: Bool)
    /// Nil for none.
    case kaleidoscope(Int?)
    /// Nil for none.
    case tunnel(Double?)

    /// Whether it happens at once, whatever the statement's duration.
    var isSudden: Bool {
        switch self {
        case .mirror, .kaleidoscope, .tunnel: true
        default: false
        }
    }
}
