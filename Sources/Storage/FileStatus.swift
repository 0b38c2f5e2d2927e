// SPDX-License-Identifier: MIT
import Glibc
import SystemPackage

/// The fields of `stat` that the studio uses.
struct FileStatus {
    enum Kind {
        case regular, folder, link, other
    }

    let kind: Kind
    /// The permission bits, including setuid, setgid and sticky.
    let mode: mode_t
    let user: uid_t
    let group: gid_t
    /// The time of the last write, in seconds since 1970 by the clock of the file system.
    let lastWrite: Double
    private let device: dev_t
    private let inode: ino_t

    /// The status of the file at `path`.
    ///
    /// - Parameter followsLink: whether a link at the end of `path` is followed.
    /// - Throws: `Errno`.
    init(of path: FilePath, followsLink: Bool = true) throws(Errno) {
        var status = stat()
        let code = followsLink ? stat(path.string, &status) : lstat(path.string, &status)
        guard code == 0 else { throw Errno(rawValue: errno) }
        self.init(status)
    }

    /// - Throws: `Errno`.
    init(of descriptor: FileDescriptor) throws(Errno) {
        var status = stat()
        guard fstat(descriptor.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
        self.init(status)
    }

    /// Whether both belong to one file.
    func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

    private init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        mode = status.st_mode & 0o7777
        (user, group) = (status.st_uid, status.st_gid)
        lastWrite = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) * 1e-9
        (device, inode) = (status.st_dev, status.st_ino)
    }
}

extension FilePath {
    /// The time when the file, or the folder's list of entries, was last changed: seconds since 1970 by the clock of
    /// its file system; nil if unknown.
    public var lastChange: Double? { try? FileStatus(of: self).lastWrite }
}
