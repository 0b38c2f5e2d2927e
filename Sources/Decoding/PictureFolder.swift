// SPDX-License-Identifier: MIT
import Foundation
import Storage

/// The files of a folder: pictures, by their extensions, and others.
public struct PictureFolder: Sendable {
    /// File name extensions of pictures, in lower case.
    public static let extensions: Set<String> = [
        "png", "apng", "jpg", "jpeg", "jpe", "jfif", "webp", "heic", "heif", "hif", "avif", "jxl", "bmp", "dib", "tif",
        "tiff", "gif",
    ]

    /// A file without a picture's extension.
    public struct LeftOut: Hashable, Sendable {
        public let path: FilePath
        /// A guess from the file's first bytes, for instance `a Photoshop document` or `text`.
        public let kind: String
    }

    /// Files with one of the ``extensions``, in upper or lower case; ``PictureReader`` checks their content.
    /// The paths begin with the folder's and are ordered by the bytes of their names, so the same on every machine.
    public let pictures: [FilePath]
    /// All other files, in the same order.
    public let leftOut: [LeftOut]

    /// Lists `folder` without its subfolders and hidden files.
    ///
    /// - Throws: ``PictureReaderError``.
    public init(_ folder: FilePath) throws(PictureReaderError) {
        let files = try Self.files(in: folder)
        pictures = files.filter(Self.isPicture)
        leftOut = files.filter { !Self.isPicture($0) }.map { LeftOut(path: $0, kind: Self.kind(of: $0)) }
    }

    private static func isPicture(_ path: FilePath) -> Bool {
        path.extension.map { extensions.contains($0.lowercased()) } ?? false
    }

    private static func files(in folder: FilePath) throws(PictureReaderError) -> [FilePath] {
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
            if let name, !name.string.hasPrefix("."), isFile(folder.appending(name)) {
                paths.append(folder.appending(name))
            }
            errno = 0
        }
        if errno != 0 { throw PictureReaderError(folder, .unreadable(Errno(rawValue: errno))) }
        return paths.sorted { $0.string.utf8.lexicographicallyPrecedes($1.string.utf8) }
    }

    private static func isFile(_ path: FilePath) -> Bool {
        var status = stat()
        // A broken link stays in the list, so that reading it reports the error.
        guard stat(path.string, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFREG
    }

    private static func kind(of path: FilePath) -> String {
        guard let source = try? ByteSource(path: path, limits: PictureLimits(fileBytes: .max)) else {
            return "a file that cannot be read, or is empty"
        }
        let start = source.peek(PictureFormat.signatureLength)
        if let format = PictureFormat(firstBytes: start) {
            return "\(format.withArticle) whose name does not have the extension of a picture"
        }
        return PictureFormat.describe(firstBytes: start)
    }

    private static func problem(_ code: Int32) -> PictureReaderError.Problem {
        switch code {
        case ENOENT: .missing
        case ENOTDIR: .notAFolder
        default: .unreadable(Errno(rawValue: code))
        }
    }
}
