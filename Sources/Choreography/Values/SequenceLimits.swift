// SPDX-License-Identifier: MIT

/// The most a sequence may ask for. Beyond any of these it is refused before anything is allocated for it.
public enum SequenceLimits {
    /// UTF-8 bytes in the file.
    public static let sourceBytes = 1 << 20
    /// UTF-8 bytes in one line.
    public static let lineBytes = 1 << 16
    /// Statements as written.
    public static let statements = 10_000
    /// Passes of one `repeat`.
    public static let passes = 10_000
    /// `repeat` inside `repeat`.
    public static let nesting = 32
    /// Statements, and segments, once every `repeat` is written out.
    public static let steps = 100_000
    public static let frames = 10_000_000
    /// Names in one mix, after every `let` in it is written out.
    public static let terms = 64
    /// Names on any one frame: two full mixes on the way from one to the other.
    public static let termsPerFrame = 128
    /// Terms of all mixtures that had to be worked out between written ones.
    static let derivedTerms = 1_000_000
    /// Weights a film makes from others: aligned ones, and what is set out from beyond an arc.
    public static let derivations = 256
    /// Pictures of one `through`.
    public static let legs = 1000
    /// The size of a coefficient, and of a bezier handle.
    public static let coefficient = 1000.0
    /// The sum of a mixture's coefficients without their signs beyond which there is a warning.
    public static let spread = 2.5
    /// The furthest `past`, in percent.
    public static let percentage = 1000.0
    /// Jumps of one `steps(n)`.
    public static let jumps = 1000
    /// How many times larger than at home a picture is shown.
    public static let zoom = 0.01...10_000.0
    /// How far from a picture's upper left corner the camera looks, in widths or heights of it.
    public static let distance = 1000.0
    /// Turns of the camera, and rings of a tunnel it dives through.
    public static let turns = 10_000.0
    public static let rings = 10_000.0
    /// Mirrors of a kaleidoscope.
    public static let mirrors = 64
    /// How many times smaller than the one around it a tunnel's ring is.
    public static let tunnel = 1.1...100.0
    public static let framesPerSecond = 1000
    /// Pixels on one side of the film.
    public static let side = 16384
    /// UTF-8 bytes in a name; a file system takes 255 with all that is added to it.
    public static let nameBytes = 200
    /// Names that unknown ones are compared with, all of them together; beyond, none is suggested.
    static let comparedNames = 50_000
    /// Characters of a statement that tables show.
    static let shownStatement = 200
    /// Errors shown, and warnings.
    public static let shown = 200
}
