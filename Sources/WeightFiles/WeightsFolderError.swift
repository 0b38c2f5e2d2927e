// SPDX-License-Identifier: MIT
import Storage

/// A name that no weight file of a folder has or can have.
public enum WeightsFolderError: Error, Hashable, Sendable {
    /// The reason why a text cannot be a name.
    public enum NameProblem: Hashable, Sendable {
        case empty
        /// The file would be hidden, or `..`.
        case leadingDot
        /// A slash or a backslash: a path.
        case separator(Character)
        /// NUL or another control character, also one that reverses the direction of writing.
        case unprintable
        /// `.state`, the ending of files that only resuming needs.
        case reservedEnding
        case tooLong(byteCount: Int)
    }

    case invalidName(String, NameProblem)
    /// No file of that name.
    case missing(String, folder: FilePath)
    /// A symbolic link that leads out of the folder, to `target`.
    case outside(String, target: FilePath)
    /// A folder of snapshots or bends that is a link out of its parent folder, to `target`.
    case folderOutside(FilePath, target: FilePath)
    /// A folder, pipe or device of that name.
    case notAFile(String, path: FilePath)
}

extension WeightsFolderError: CustomStringConvertible {
    /// For example `no weight file for "moom" in weights; learn its picture, or correct the name`.
    public var description: String {
        switch self {
        case .invalidName(let name, let problem):
            "\(name.quoted) cannot name a weight file: \(problem); use a file name without .safetensors"
        case .missing(let name, let folder):
            "no weight file for \(name.quoted) in \(folder); learn its picture, or correct the name"
        case .outside(let name, let target):
            "the weight file of \(name.quoted) is a link that leads out of its folder, to \(target); "
                + "copy the file instead"
        case .folderOutside(let path, let target):
            "\(path) is a link that leads out of its folder, to \(target); put a folder in its place"
        case .notAFile(let name, let path):
            "\(path) is not a regular file; remove it, or use another name than \(name.quoted)"
        }
    }
}

extension WeightsFolderError.NameProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "it is empty"
        case .leadingDot: "it begins with a dot"
        case .separator(let character): "it contains \"\(character)\""
        case .unprintable: "it contains control characters"
        case .reservedEnding: "\(WeightsFolder.stateEnding) at its end is kept for the state of unfinished learning"
        case .tooLong(let count): "it has \(count) bytes, the limit is \(WeightsFolder.longestName)"
        }
    }
}
