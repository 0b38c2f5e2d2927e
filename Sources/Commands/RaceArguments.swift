// SPDX-License-Identifier: MIT
import Studio

/// The words of `race`: a picture, and flags of `learn`, some of which have several values.
struct RaceArguments: Equatable {
    /// A run: one of the values of each flag that has several.
    struct Entry: Equatable {
        /// For example `rate 1e-3, batch 4096`.
        let label: String
        /// Arguments for `learn`.
        let arguments: [String]
    }

    let picture: String
    let entries: [Entry]

    static let mostEntries = 24
    static let flags = [
        "recipe", "hidden", "activation", "encoding", "optimizer", "rate", "batch", "steps", "seed", "start",
        "channels", "until", "for",
    ]
    /// Flags without a value.
    static let switches = ["tile"]

    /// - Throws: ``StudioFailure`` (`usage`).
    init(_ words: [String]) throws {
        var pictures: [String] = []
        var values: [(flag: String, values: [String])] = []
        var always: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                guard !word.hasPrefix("-") else { throw Self.unknown(word) }
                pictures.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let flag = String(parts[0])
            if Self.switches.contains(flag), parts.count == 1 {
                always.append(word)
                continue
            }
            guard Self.flags.contains(flag) else { throw Self.unknown("--\(flag)") }
            guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst(), !value.isEmpty else {
                throw StudioFailure("--\(flag) needs a value, or several: --\(flag) A,B", .usage)
            }
            let several = Self.values(of: flag, value)
            if let place = values.firstIndex(where: { $0.flag == flag }) {
                values[place].values += several.filter { !values[place].values.contains($0) }
            } else {
                values.append((flag, several.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))
            }
        }
        guard pictures.count == 1 else {
            throw StudioFailure(
                "a race has one picture, not \(pictures.isEmpty ? "none" : pictures.joined(separator: ", "))", .usage)
        }
        picture = pictures[0]
        let count = values.reduce(1) { $0.multipliedReportingOverflow(by: $1.values.count).partialValue }
        guard count >= 2 else {
            throw StudioFailure(
                "a race needs two runs or more: give a flag several values, such as --rate 0.01,0.03,0.1", .usage)
        }
        guard count <= Self.mostEntries else {
            throw StudioFailure(
                "that makes \(count) runs, and a race has at most \(Self.mostEntries); give fewer values", .usage)
        }
        var entries = [(words: [String](), arguments: always)]
        for (flag, values) in values {
            entries = entries.flatMap { entry in
                values.map { value in
                    (
                        entry.words + (values.count > 1 ? ["\(flag) \(value)"] : []),
                        entry.arguments + ["--\(flag)", value]
                    )
                }
            }
        }
        self.entries = entries.map { Entry(label: $0.words.joined(separator: ", "), arguments: $0.arguments) }
    }

    /// Splits a value at commas, unless they are part of it, as in the widths 150,100 and in names.
    private static func values(of flag: String, _ text: String) -> [String] {
        if flag == "hidden", HiddenLayers(argument: text) != nil { return [text] }
        if text.hasPrefix("from:") { return [text] }
        return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private static func unknown(_ word: String) -> StudioFailure {
        StudioFailure(
            "race does not know \(word); besides its own flags it takes these of learn: "
                + (flags + switches).map { "--\($0)" }.joined(separator: " "), .usage)
    }
}

extension RaceArguments.Entry {
    /// The name of the run's weight file, for example `rate-1e-3_batch-4096`.
    var fileName: String {
        label.split(separator: ", ").map { word in
            word.map { character in
                let isPlain =
                    character.isASCII && (character.isLetter || character.isNumber || ".+".contains(character))
                return isPlain ? String(character) : "-"
            }.joined()
        }.joined(separator: "_")
    }
}
