// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Storage

/// Finds the pictures that a command line names: files, and those in folders.
public enum PictureSources {
    /// The pictures at paths, in their order; a folder stands for its pictures, in the order of their names.
    ///
    /// Subfolders are not searched. Each picture is named as its file without the ending.
    ///
    /// - Parameters:
    ///   - arguments: paths of files and folders, relative to the current folder.
    ///   - leftOut: called with the other files of each folder.
    /// - Throws: ``StudioFailure`` when a path is not there, a folder holds no pictures, or two files have one name.
    public static func find(
        _ arguments: [String], leftOut: ([PictureFolder.LeftOut]) -> Void = { _ in }
    ) throws -> [PictureSource] {
        var sources: [PictureSource] = []
        for argument in arguments {
            let path = FilePath(argument)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
                throw StudioFailure("there is no picture or folder \(path)", .missingInput)
            }
            let paths = isFolder.boolValue ? try pictures(in: path, leftOut: leftOut) : [path]
            sources += paths.map { PictureSource(path: $0, name: name(of: $0)) }
        }
        var seen: [String: FilePath] = [:]
        for source in sources {
            if let other = seen.updateValue(source.path, forKey: source.name), other.resolved != source.path.resolved {
                throw StudioFailure(
                    "\(other) and \(source.path) would both be learned as \"\(source.name)\"; rename one", .usage)
            }
        }
        var kept: Set<String> = []
        return sources.filter { kept.insert($0.name).inserted }
    }

    private static func pictures(
        in folder: FilePath, leftOut: ([PictureFolder.LeftOut]) -> Void
    ) throws -> [FilePath] {
        let listing = try PictureFolder(folder)
        if listing.pictures.isEmpty {
            let others = lines(on: listing.leftOut).map { "\n\($0)" }.joined()
            throw StudioFailure(
                "there are no pictures in \(folder); put some there, or name a file or another folder\(others)",
                .missingInput)
        }
        leftOut(listing.leftOut)
        return listing.pictures
    }

    /// The pictures of a folder that a command can do without; none when the folder does not exist or holds none.
    ///
    /// - Throws: ``StudioFailure`` when two files would have the same name, errors of reading the folder.
    public static func findIfThere(_ folder: String) throws -> [PictureSource] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        if FilePath(folder).isFolder, try PictureFolder(FilePath(folder)).pictures.isEmpty { return [] }
        return try find([folder])
    }

    /// The file's name without its ending. A name that is not UTF-8 is escaped, so that it cannot become that of
    /// another file.
    private static func name(of path: FilePath) -> String {
        guard NonUTF8Name.escaped(path) != nil, let file = path.lastComponent else { return path.stem ?? path.string }
        let escaped = NonUTF8Name.escaped(FilePath(root: nil, [file])) ?? file.string
        return FilePath(escaped).stem ?? escaped
    }
}

/// A picture file to learn, and the name its weights will have.
public struct PictureSource: Hashable, Sendable {
    public let path: FilePath
    public let name: String

    public init(path: FilePath, name: String) {
        self.path = path
        self.name = name
    }
}

extension PictureSources {
    /// Lines that name the files of a folder that were not taken for pictures, one line for each kind of file.
    public static func lines(on leftOut: [PictureFolder.LeftOut]) -> [String] {
        let kinds = Dictionary(grouping: leftOut, by: \.kind).sorted { $0.key < $1.key }
        return kinds.map { kind, files in
            let names = files.map { $0.path.lastComponent?.string ?? $0.path.string }
            return "left out, apparently \(kind): \(names.joined(separator: ", "))"
        }
    }
}
