// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// The weight files of one folder, by the names that sequences use.
///
/// A name is a file name without `.safetensors`. It cannot lead out of the folder, not even through a symbolic link.
/// Names that differ only in how their accents are encoded (NFC or NFD) are the same name; the files keep theirs.
public struct WeightsFolder: Hashable, Sendable {
    public let path: FilePath

    static let fileEnding = ".safetensors"
    static let stateEnding = ".state"
    static let snapshotsName = "snapshots"
    static let bendsName = "bends"

    public init(_ path: FilePath) { self.path = path }

    /// The names of all weight files, in the order of their Unicode scalars. Hidden files, states of unfinished
    /// learning (`NAME.state.safetensors`) and files that ``path(for:)`` would refuse are left out.
    ///
    /// - Throws: `StorageError` (`read`), when the folder is not there or may not be listed.
    public func names() throws -> [String] { try listing().names }

    /// The names of all weight files; and the file names that end in `.safetensors` but are left out of these: invalid
    /// names, and links that lead nowhere or out of the folder. In file names, bytes that are not UTF-8 are written as
    /// `\xE9`.
    ///
    /// - Throws: `StorageError` (`read`), also if one of the files cannot be examined: it must not drop out silently.
    public func listing() throws -> (names: [String], leftOut: [String]) {
        let listed = try listedFiles()
        var (names, leftOut) = ([String](), listed.leftOut)
        for name in listed.names {
            do {
                _ = try checkedPath(of: name + Self.fileEnding, name: name)
                names.append(name)
            } catch is WeightsFolderError {
                leftOut.append(name + Self.fileEnding)
            } catch let error as StorageError where Self.leadsNowhere.contains(error.reason) {
                leftOut.append(name + Self.fileEnding)
            }
        }
        return (names, leftOut.sorted())
    }

    /// The errors of links that lead nowhere.
    private static let leadsNowhere: [Errno] = [.noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels]

    /// The weight file of that name, which may be one of the ``snapshots`` or ``bends``.
    ///
    /// - Throws: ``WeightsFolderError``, `StorageError` (`read`).
    public func path(for name: String) throws -> FilePath {
        try Self.check(name)
        guard let actual = try actualName(for: name) else {
            // Snapshots and bends lie in folders of their own.
            let inner = [
                Snapshot(name: name).map { _ in (snapshots, Self.snapshotsName) },
                Bend(name: name).map { _ in (bends, Self.bendsName) },
            ]
            for case (let folder, let folderName)? in inner {
                guard try isThere(folder), let actual = try folder.actualName(for: name) else { continue }
                return try checkedPath(of: "\(folderName)/\(actual)\(Self.fileEnding)", name: name)
            }
            throw WeightsFolderError.missing(name, folder: path)
        }
        return try checkedPath(of: actual + Self.fileEnding, name: name)
    }

    /// The path where the weight file of that name is, or would be written; the folder must be there.
    ///
    /// - Throws: ``WeightsFolderError``, `StorageError` (`read`).
    public func destination(for name: String) throws -> FilePath {
        try destination(for: name, ending: Self.fileEnding)
    }

    /// The path where the state of the unfinished learning of `name` is, or would be written: `NAME.state.safetensors`.
    ///
    /// - Throws: ``WeightsFolderError``, `StorageError` (`read`).
    public func statePath(for name: String) throws -> FilePath {
        try destination(for: name, ending: Self.stateEnding + Self.fileEnding)
    }

    private func destination(for name: String, ending: String) throws -> FilePath {
        try Self.check(name)
        let fileName = (try actualName(for: name) ?? name) + ending
        var status = stat()
        guard lstat(path.appending(fileName).string, &status) == 0 else {
            // A missing file cannot be a link out of the folder.
            if errno == ENOENT { return path.appending(fileName) }
            throw StorageError.current(.read, path.appending(fileName))
        }
        return try checkedPath(of: fileName, name: name)
    }

    /// The name as the file system spells it; of several spellings, the one with the same bytes as `name`.
    private func actualName(for name: String) throws -> String? {
        // The folder is listed only to find other spellings, and ASCII names have none: going through all names of a
        // folder would otherwise list it for each of them.
        var status = stat()
        if lstat(path.appending(name + Self.fileEnding).string, &status) == 0 { return name }
        if name.utf8.allSatisfy({ $0 < 0x80 }) {
            guard let stream = opendir(path.string) else { throw StorageError.current(.read, path) }
            closedir(stream)
            return nil
        }
        let matches = try listedFiles().names.filter { $0 == name }
        return matches.first { $0.utf8.elementsEqual(name.utf8) } ?? matches.first
    }
}

// MARK: Containment

extension WeightsFolder {
    /// Whether a folder in this one is there.
    ///
    /// - Throws: ``WeightsFolderError`` (`folderOutside`) if it is a link that leads out of this one, `StorageError`
    ///   (`read`).
    func isThere(_ inner: WeightsFolder) throws -> Bool {
        guard try inner.path.exists() else { return false }
        let target = try Self.resolved(inner.path)
        guard try target.starts(with: Self.resolved(path)) else {
            throw WeightsFolderError.folderOutside(inner.path, target: target)
        }
        return true
    }

    /// A folder in this one, made if it is missing. See ``isThere(_:)``.
    func make(_ inner: WeightsFolder) throws -> WeightsFolder {
        if try !isThere(inner) { try inner.path.makeFolder() }
        return inner
    }

    /// Checks that a name is a plain file name.
    private static func check(_ name: String) throws {
        let problem: WeightsFolderError.NameProblem? =
            if name.isEmpty {
                .empty
            } else if name.utf8.first == UInt8(ascii: ".") {
                .leadingDot
            } else if let scalar = name.unicodeScalars.first(where: { $0 == "/" || $0 == "\\" }) {
                .separator(Character(scalar))
            } else if !name.isPrintable {
                .unprintable
            } else if name.utf8.suffix(stateEnding.utf8.count).elementsEqual(stateEnding.utf8) {
                .reservedEnding
            } else if name.utf8.count > longestName {
                .tooLong(byteCount: name.utf8.count)
            } else {
                nil
            }
        if let problem { throw WeightsFolderError.invalidName(name, problem) }
    }

    /// UTF-8 bytes, so that a part file's name still fits the 255 that file systems allow.
    static let longestName = 200

    /// The path of a file, which must be there and, with all links followed, lie in the folder.
    func checkedPath(of fileName: String, name: String) throws -> FilePath {
        let file = path.appending(fileName)
        let target = try Self.resolved(file)
        let folder = try Self.resolved(path)
        guard target.starts(with: folder) else { throw WeightsFolderError.outside(name, target: target) }
        var status = stat()
        guard stat(target.string, &status) == 0 else { throw StorageError.current(.read, file) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw WeightsFolderError.notAFile(name, path: file) }
        return file
    }

    private static func resolved(_ path: FilePath) throws -> FilePath {
        guard let text = realpath(path.string, nil) else { throw StorageError.current(.read, path) }
        defer { free(text) }
        return FilePath(platformString: text)
    }

    /// The names of the files that may be weight files, sorted; and the file names that are not valid names.
    func listedFiles() throws -> (names: [String], leftOut: [String]) {
        var (names, leftOut) = ([String](), [String]())
        for entry in try path.entries() {
            let bytes = entry.withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
            guard bytes.starts(with: ".".utf8) == false,
                bytes.suffix(Self.fileEnding.utf8.count).elementsEqual(Self.fileEnding.utf8)
            else { continue }
            // A name that is not UTF-8 cannot be written in a sequence.
            guard let fileName = String(validating: bytes, as: UTF8.self) else {
                leftOut.append(NonUTF8Name.escaped(bytes))
                continue
            }
            let name = String(decoding: bytes.dropLast(Self.fileEnding.utf8.count), as: UTF8.self)
            do {
                try Self.check(name)
                names.append(name)
            } catch WeightsFolderError.invalidName(_, .reservedEnding) {
                continue
            } catch {
                leftOut.append(fileName)
            }
        }
        return (names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }, leftOut)
    }
}
