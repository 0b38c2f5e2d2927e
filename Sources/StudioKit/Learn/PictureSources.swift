// SPDX-License-Identifier: MIT
import Decoding
import Foundation
import Storage

/// The pictures a command line names: files, and what folders hold.
enum PictureSources {
    /// Folders are listed, not searched below. Each picture is named as its file without the ending.
    ///
    /// - Throws: ``StudioFailure`` when a path is not there, a folder holds no pictures, or two files have one name.
    static func find(_ arguments: [String]) throws -> [PictureSource] {
        var sources: [PictureSource] = []
        for argument in arguments {
            let path = FilePath(argument)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
                throw StudioFailure("there is no picture or folder \(path)", .missingInput)
            }
            let paths = isFolder.boolValue ? try PictureFolder.list(path) : [path]
            if paths.isEmpty {
                throw StudioFailure(
                    "there are no pictures in \(path); put some there, or name a file or another folder", .missingInput)
            }
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

    /// The pictures of a folder of which something is told where they are at hand; none where there is no such folder.
    ///
    /// - Throws: ``StudioFailure`` as ``find(_:)``, errors of reading the folder.
    static func findIfThere(_ folder: String) throws -> [PictureSource] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        if FilePath(folder).isFolder, try PictureFolder.list(FilePath(folder)).isEmpty { return [] }
        return try find([folder])
    }

    /// A name that is not UTF-8 must not become that of another file.
    private static func name(of path: FilePath) -> String {
        guard RawName.escaped(path) != nil, let file = path.lastComponent else { return path.stem ?? path.string }
        let escaped = RawName.escaped(FilePath(root: nil, [file])) ?? file.string
        return FilePath(escaped).stem ?? escaped
    }
}
