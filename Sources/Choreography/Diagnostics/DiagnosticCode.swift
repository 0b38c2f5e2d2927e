// SPDX-License-Identifier: MIT

/// The kind of mistake a diagnostic is about. The raw values are stable: programs may rely on them.
public enum DiagnosticCode: String, CaseIterable, Codable, Hashable, Sendable {
    // The text.
    case fileTooLarge = "file-too-large"
    case lineTooLong = "line-too-long"
    case tooManyStatements = "too-many-statements"
    case tooManyMistakes = "too-many-mistakes"
    case controlCharacter = "control-character"
    case unexpectedCharacter = "unexpected-character"
    case unclosedQuote = "unclosed-quote"

    // A statement.
    case unknownVerb = "unknown-verb"
    case missingPart = "missing-part"
    case unexpectedText = "unexpected-text"
    case missingOver = "missing-over"
    case missingUnit = "missing-unit"
    case unknownUnit = "unknown-unit"
    case badDuration = "bad-duration"
    case badNumber = "bad-number"
    case badPercentage = "bad-percentage"
    case badFrameRate = "bad-frame-rate"
    case badSize = "bad-size"
    case badName = "bad-name"
    case badFolder = "bad-folder"
    case unknownEasing = "unknown-easing"
    case badEasing = "bad-easing"
    case badView = "bad-view"
    case unknownWay = "unknown-way"

    // The order of statements.
    case duplicateSetting = "duplicate-setting"
    case duplicateStart = "duplicate-start"
    case duplicateName = "duplicate-name"
    case lateSetting = "late-setting"
    case missingStart = "missing-start"
    case notInRepeat = "not-in-repeat"
    case badRepeat = "bad-repeat"
    case emptyRepeat = "empty-repeat"
    case missingEnd = "missing-end"
    case strayEnd = "stray-end"

    // Mixes.
    case unknownName = "unknown-name"
    case unreadableWeights = "unreadable-weights"
    case mixSum = "mix-sum"
    case mixTooLarge = "mix-too-large"
    case mixTooFar = "mix-too-far"
    case shapeMismatch = "shape-mismatch"
    case noBend = "no-bend"
    case strangers = "strangers"
    case farOutside = "far-outside"

    // Time and movement.
    case noFrames = "no-frames"
    case nothingToPass = "nothing-to-pass"
    case nothingPast = "nothing-past"
    case nothingMoves = "nothing-moves"
    case viewTooFar = "view-too-far"
    case viewCutShort = "view-cut-short"
    case viewStaysAway = "view-stays-away"
    case filmTooLong = "film-too-long"
    case emptyFilm = "empty-film"

    /// Whether a film can still be made.
    public var severity: Diagnostic.Severity {
        switch self {
        case .emptyRepeat, .strangers, .farOutside, .nothingMoves, .viewCutShort, .viewStaysAway: .warning
        default: .error
        }
    }
}
