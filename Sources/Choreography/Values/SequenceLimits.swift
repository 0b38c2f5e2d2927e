// SPDX-License-Identifier: MIT

/// Upper bounds on the contents of a sequence. A sequence beyond one of them is refused before memory is allocated for
/// it.
public enum SequenceLimits {
    /// UTF-8 bytes in the file.
    public static let sourceBytes = 1 << 20
    /// UTF-8 bytes in one line.
    public static let lineBytes = 1 << 16
    /// Statements as written.
    public static let statements = 10_000
    /// Passes of one `repeat`.
    public static let passes = 10_000
    /// Levels of `repeat` inside `repeat`.
    public static let nesting = 32
    /// Statements, and segments, once every `repeat` is written out.
    public static let steps = 100_000
    public static let frames = 10_000_000
    /// Names in one mix, after every `let` in it is written out.
    public static let terms = 64
    /// Names on one frame: those of two full mixes, on the way from one to the other.
    public static let termsPerFrame = 128
    /// Terms of all mixtures derived from written ones: control points of splines, and mixtures beyond pictures.
    static let derivedTerms = 1_000_000
    /// Weights that a film makes from others: aligned ones, and the starts of movements from beyond an arc.
    public static let derivations = 256
    /// Pictures of one `through`.
    public static let legs = 1000
    /// The absolute value of a coefficient, and of a bezier handle's height.
    public static let coefficient = 1000.0
    /// The sum of a mixture's absolute coefficients above which there is a warning.
    public static let spread = 2.5
    /// The furthest `past`, in percent.
    public static let percentage = 1000.0
    /// Jumps of one `steps(n)`.
    public static let jumps = 1000
    /// Magnification of a picture, relative to the whole picture.
    public static let zoom = 0.01...10_000.0
    /// The camera's distance from a picture's upper left corner, in widths or heights of the picture.
    public static let distance = 1000.0
    /// Turns of the camera, and rings of a tunnel it dives through.
    public static let turns = 10_000.0
    public static let rings = 10_000.0
    /// Mirrors of a kaleidoscope.
    public static let mirrors = 64
    /// The ratio of a tunnel's ring to the next smaller one.
    public static let tunnel = 1.1...100.0
    public static let framesPerSecond = 1000
    /// Pixels on one side of the film.
    public static let side = 16384
    /// UTF-8 bytes in a name. A file system takes 255, the extension and other additions included.
    public static let nameBytes = 200
    /// Comparisons of unknown names with known ones. Once there are more, no further name is suggested.
    static let comparedNames = 50_000
    /// Characters of a statement that tables show.
    static let shownStatement = 200
    /// Errors shown; also warnings shown.
    public static let shown = 200
}
