// SPDX-License-Identifier: MIT

/// Answers for the weight files a sequence may name, so that checking it opens no files by itself.
public protocol WeightsCatalogue {
    /// The weights folder as shown in messages.
    var folder: String { get }

    /// The names of all weight files there, without `.safetensors`, spelled as on disk.
    ///
    /// A sequence's name matches the one that is the same text, be its accents composed or not (NFC or NFD).
    var names: [String] { get }

    /// What the weight file called `name`, one of ``names``, says of itself.
    ///
    /// Asked at most once for each name that a sequence uses. What it throws is shown to the user.
    func entry(named name: String) throws -> WeightsEntry

    /// The name of the weight file that bends the walk between two others, in either order; ``entry(named:)`` knows it.
    ///
    /// Throws where there is none. What it throws is shown to the user.
    func bend(between one: String, _ other: String) throws -> String
}
