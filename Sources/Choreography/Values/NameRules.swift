// SPDX-License-Identifier: MIT

/// The rules for names and folders in a sequence. A name that obeys them cannot lead outside the weights folder.
public enum NameRules {
    /// The reason why `name` cannot be the name of a weight file, as the end of a sentence about it; nil if it can.
    ///
    /// A name is a file's name without folder and without `.safetensors`. Symbolic links are for the caller to check.
    public static func objection(to name: String) -> String? {
        if name.isEmpty { return "is empty" }
        if name.utf8.count > SequenceLimits.nameBytes { return "is longer than \(SequenceLimits.nameBytes) bytes" }
        if name.unicodeScalars.contains(where: { $0.isControl || $0 == "\t" }) {
            return "contains an invisible control character"
        }
        if name.unicodeScalars.contains(where: { $0 == "/" || $0 == "\\" }) { return "contains a path separator" }
        if name.unicodeScalars.contains("\"") { return "contains a quotation mark" }
        if name.unicodeScalars.first == "." { return "begins with a dot" }
        if name.utf8.elementsContain(dots) { return "contains \"..\"" }
        if isDrive(name) { return "begins with a drive letter" }
        if name.first?.isWhitespace == true || name.last?.isWhitespace == true { return "begins or ends with a space" }
        if name.hasSuffix(".safetensors") { return "ends in \".safetensors\", which is added by itself" }
        return nil
    }

    /// The reason why `folder` cannot hold a sequence's weights, as the end of a sentence about it; nil if it can: a
    /// relative path without `..` and without hidden folders.
    public static func objection(toFolder folder: String) -> String? {
        if folder.isEmpty { return "is empty" }
        if folder.utf8.first == UInt8(ascii: "/") || isDrive(folder) { return "is an absolute path" }
        if folder.utf8.first == UInt8(ascii: "~") { return "begins with \"~\", which means nothing here" }
        if folder.utf8.count > 1000 { return "is longer than 1000 bytes" }
        let trimmed = folder.utf8.last == UInt8(ascii: "/") ? String(folder.unicodeScalars.dropLast()) : folder
        for part in trimmed.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false) {
            if part.elementsEqual("..".unicodeScalars) { return "leads outside the project with \"..\"" }
            if part.isEmpty { return "has an empty part" }
            if part.first == "." { return "has a part that begins with a dot" }
            if part.contains("\\") { return "contains a backslash" }
            if part.contains(where: { $0.isControl || $0 == "\t" }) { return "contains an invisible control character" }
        }
        return nil
    }

    /// Words that end a mix. As names they are written in quotes.
    static let reserved: Set<String> = [
        "over", "ease", "clamp", "normalize", "path", "pace", "layers", "align",
    ]

    /// The name as a sequence has to write it.
    static func quotedIfNeeded(_ name: String) -> String {
        let scalars = name.unicodeScalars
        let isWord =
            scalars.first?.beginsWord == true && scalars.last != "-" && scalars.last != "@"
            && scalars.allSatisfy(\.continuesWord)
            && !reserved.contains(name)
        return isWord ? name : "\"\(name)\""
    }

    private static let dots = Array("..".utf8)

    private static func isDrive(_ text: String) -> Bool {
        let start = Array(text.utf8.prefix(2))
        return start.count == 2 && start[1] == UInt8(ascii: ":") && (start[0] | 32) >= UInt8(ascii: "a")
            && (start[0] | 32) <= UInt8(ascii: "z")
    }
}

extension Collection where Element: Equatable {
    /// Whether `run` occurs somewhere in the collection.
    fileprivate func elementsContain(_ run: [Element]) -> Bool {
        indices.contains { self[$0...].starts(with: run) }
    }
}
