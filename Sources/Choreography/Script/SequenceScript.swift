// SPDX-License-Identifier: MIT

/// What was written: a sequence's statements with their places, not yet checked for meaning.
///
/// Reading never fails; mistakes are kept and come out, together with those of meaning, from
/// ``check(against:frameRate:)``. Between the two a caller learns the ``weightsFolder`` to look names up in.
public struct SequenceScript: Sendable {
    public let statements: [Statement]
    /// What reading alone found wrong.
    let mistakes: [Mistake]
    let text: SourceText

    /// Reads `source`, the text of a `.seq` file.
    public init(_ source: String) {
        if source.utf8.count > SequenceLimits.sourceBytes {
            statements = []
            mistakes = [.fileTooLarge(bytes: source.utf8.count)]
            text = SourceText("")
            return
        }
        text = SourceText(source)
        var parser = ScriptParser(text)
        parser.run()
        statements = parser.statements
        mistakes = parser.mistakes
    }

    /// What the first `weights` statement says: a relative path without `..`; nil where there is none.
    public var weightsFolder: String? {
        for case .weights(let folder) in statements.lazy.map(\.action) { return folder }
        return nil
    }
}
