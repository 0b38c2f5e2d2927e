// SPDX-License-Identifier: MIT
import Storage

/// A file of unfinished learning that cannot be resumed.
public enum CheckpointFileError: Error, Equatable, CustomStringConvertible {
    /// Written by another program or a newer version; its format if it has one.
    case unknownFormat(FilePath, String?)
    /// A part of it is missing or makes no sense for the network.
    case damaged(FilePath, String)

    public var description: String {
        switch self {
        case .unknownFormat(let path, let format):
            "\(path) is not a learning state this version knows (format \(format ?? "not given")); "
                + "remove it, or learn with --overwrite, to start afresh"
        case .damaged(let path, let part):
            "\(path) does not fit the network (\(part)); remove it, or learn with --overwrite, to start afresh"
        }
    }
}
