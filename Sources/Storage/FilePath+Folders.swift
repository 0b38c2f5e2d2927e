// SPDX-License-Identifier: MIT
import Foundation
import SystemPackage

extension FilePath {
    /// Makes the folder and its missing parents.
    ///
    /// - Throws: ``StorageError`` (`create`), with the reason of the call that failed first.
    public func makeFolder() throws {
        var missing: [FilePath] = []
        var path = self
        while !path.isEmpty, mkdir(path.string, 0o777) != 0 {
            switch errno {
            case EEXIST:
                let kind = try StorageError.naming(.create, path) { try FileStatus(of: path).kind }
                guard kind == .folder else { throw StorageError(.create, path, .notDirectory) }
            case ENOENT where path.removingLastComponent() != path:
                missing.append(path)
                path = path.removingLastComponent()
                continue
            default: throw StorageError.current(.create, path)
            }
            break
        }
        for path in missing.reversed() where mkdir(path.string, 0o777) != 0 && errno != EEXIST {
            throw StorageError.current(.create, path)
        }
    }

    /// The names of the folder's entries, unordered, without `.` and `..`.
    ///
    /// - Throws: ``StorageError`` (`read`), also if only some of the names can be read.
    public func entries() throws -> [FilePath.Component] {
        guard let stream = opendir(string) else { throw StorageError.current(.read, self) }
        defer { closedir(stream) }
        var names: [FilePath.Component] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw StorageError.current(.read, self) }
                return names
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                bytes.withMemoryRebound(to: CChar.self, capacity: 256) { FilePath.Component(platformString: $0) }
            }
            if let name, name.kind == .regular { names.append(name) }
        }
    }

    /// Whether there is anything at this path, with links followed.
    ///
    /// - Throws: ``StorageError`` (`read`) if this cannot be determined, so that an existing file never counts as
    ///   missing.
    public func exists() throws -> Bool {
        do {
            _ = try FileStatus(of: self)
            return true
        } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
            return false
        } catch {
            throw StorageError(.read, self, error)
        }
    }

    /// Removes the file, if there is one.
    ///
    /// - Throws: ``StorageError`` (`remove`).
    public func removeFile() throws {
        guard unlink(string) == 0 || errno == ENOENT else { throw StorageError.current(.remove, self) }
    }

    /// Waits until renames in this folder are on the disk.
    ///
    /// - Throws: `Errno`. Folders that may be written to but not read, and file systems that cannot flush a folder, are
    ///   ignored, because nothing more could be done.
    func flushFolder() throws {
        let descriptor: FileDescriptor
        do {
            descriptor = try FileDescriptor.open(self, .readOnly, options: [.directory, .closeOnExec])
        } catch Errno.permissionDenied {
            return
        }
        defer { try? descriptor.close() }
        do {
            try descriptor.flush()
        } catch let reason as Errno
            where [.invalidArgument, .notSupported, .noFunction, .badFileDescriptor].contains(reason)
        {
            return
        }
    }
}

extension FileDescriptor {
    /// Waits until the whole file is on the disk.
    ///
    /// - Throws: `Errno`.
    public func flush() throws {
        while fsync(rawValue) != 0 {
            guard errno == EINTR else { throw Errno(rawValue: errno) }
        }
    }
}
