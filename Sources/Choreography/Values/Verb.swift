// SPDX-License-Identifier: MIT

/// The first word of a statement.
public enum Verb: String, CaseIterable, Hashable, Sendable {
    case fps, size, weights, ease, path, pace, use, `let`, start, hold, to, past, back, through, close, cut
    case view, `repeat`, end, mark

    /// The statement's form and an example, for help.
    public var usage: String {
        switch self {
        case .fps: "fps RATE, as in fps 30 or fps 30000/1001"
        case .size: "size WIDTHxHEIGHT, as in size 1920x1080"
        case .weights: "weights FOLDER, as in weights night-set"
        case .ease: "ease EASING [clamp], as in ease inout-sine"
        case .path: "path linear, path spherical, path spline or path bent"
        case .pace: "pace even or pace given"
        case .use: "use NAME = \"file name\""
        case .let: "let NAME = MIX, as in let odd = 0.5 sun + 0.5 moon"
        case .start: "start MIX, as in start sun"
        case .hold: "hold DURATION, as in hold 1s"
        case .to: "to MIX over DURATION [ease EASING], as in to moon over 2s"
        case .past: "past PERCENT over DURATION [ease EASING], as in past 60% over 1s"
        case .back: "back over DURATION [ease EASING], as in back over 1s"
        case .through: "through NAME NAME ... over DURATION [ease EASING]"
        case .close: "close over DURATION [ease EASING], as in close over 2s"
        case .cut: "cut MIX, as in cut moon"
        case .view: "view MOTION ... [over DURATION] [ease EASING], as in view zoom 4 at 0.3 0.6 over 3s"
        case .repeat: "repeat TIMES, as in repeat 3"
        case .end: "end"
        case .mark: "mark NAME, as in mark sunrise"
        }
    }

    /// Whether statements of this verb set something for the whole film, once and before the first frame.
    var isSetting: Bool { self == .fps || self == .size || self == .weights }

    /// Whether statements of this verb emit frames.
    var isTimed: Bool {
        switch self {
        case .hold, .to, .past, .back, .through, .close: true
        default: false
        }
    }

    /// Other programs' words for the verbs.
    static let synonyms: [String: String] = [
        "wait": "hold", "pause": "hold", "stay": "hold", "sleep": "hold", "still": "hold",
        "morph": "to", "fade": "to", "go": "to", "move": "to", "walk": "to", "tween": "to", "transition": "to",
        "beyond": "past", "overshoot": "past", "extrapolate": "past", "return": "back",
        "via": "through", "jump": "cut", "show": "cut", "from": "start", "begin": "start",
        "camera": "view", "zoom": "view", "pan": "view", "rotate": "view", "look": "view", "mirror": "view",
        "kaleidoscope": "view", "tunnel": "view", "dive": "view",
        "loop": "repeat", "times": "repeat", "done": "end", "framerate": "fps", "rate": "fps", "resolution": "size",
        "folder": "weights", "easing": "ease", "set": "let", "def": "let", "mix": "let", "alias": "use",
        "label": "mark",
        "marker": "mark", "chapter": "mark",
    ]
}
