// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// A folder as a set of pictures.
public enum PictureFolder {
    /// What names of picture files end in, in small letters.
    public static let extensions: Set<String> = [
        "png", "jpg", "jpeg", "jpe", "jfif", "webp", "bmp", "dib", "tif", "tiff", "gif",
    ]

    /// The picture files in `folder`, not in folders within it: those with one of the ``extensions``, in letters of either
    /// size. Hidden files are left out. What is in them is for ``PictureReader`` to say.
    ///
    /// - Returns: paths that begin with `folder`, ordered by the bytes of their names, so the same everywhere.
    /// - Throws: ``PictureReaderError``.
    public static func list(_ folder: FilePath) throws(PictureReaderError) -> [FilePath] {
        guard let stream = opendir(folder.string) else { throw PictureReaderError(folder, problem(errno)) }
        defer { closedir(stream) }
        var paths: [FilePath] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CInterop.PlatformChar.self, capacity: 256) {
                    FilePath.Component(platformString: $0)
                }
            }
            if let name, isPicture(name), isFile(folder.appending(name)) { paths.append(folder.appending(name)) }
            errno = 0
        }
        if errno != 0 { throw PictureReaderError(folder, .unreadable(Errno(rawValue: errno))) }
        return paths.sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
    }

    private static func isPicture(_ name: FilePath.Component) -> Bool {
        guard !name.string.hasPrefix("."), let suffix = name.extension else { return false }
        return extensions.contains(suffix.lowercased())
    }

    private static func isFile(_ path: FilePath) -> Bool {
        var status = stat()
        // A link to nothing stays in, so that it is reported when it is read.
        guard stat(path.string, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFREG
    }

    private static func problem(_ code: Int32) -> PictureReaderError.Problem {
        switch code {
        case ENOENT: .missing
        case ENOTDIR: .notAFolder
        default: .unreadable(Errno(rawValue: code))
        }
    }
}
