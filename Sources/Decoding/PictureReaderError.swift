// SPDX-License-Identifier: MIT
import Raster
import Storage

/// The path of a picture file that cannot be read, and the reason.
public struct PictureReaderError: Error, Equatable, CustomStringConvertible {
    public let path: FilePath
    public let problem: Problem

    public init(_ path: FilePath, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }

    public enum Problem: Error, Equatable {
        /// There is no such file or folder.
        case missing
        /// Neither a file nor a link to one; `kind` names what it is, for instance `a folder`.
        case notAFile(kind: String)
        /// A folder was expected; this is something else.
        case notAFolder
        /// A system call failed.
        case unreadable(Errno)
        case empty
        /// A Git LFS pointer: a small text in place of a file that Git LFS has not fetched.
        case lfsPointer
        /// None of ``PictureFormat``; `content` is a guess at the bytes, for instance `text`.
        case unknownFormat(content: String)
        /// A picture, but not of the expected format.
        case wrongFormat(PictureFormat, expected: PictureFormat)
        /// A picture of a kind that is not supported; `kind` names it, for instance `a CMYK JPEG XL`.
        case unsupported(kind: String)
        /// The file ends before its picture does.
        case truncated(PictureFormat)
        /// The bytes cannot be decoded; `detail` is the library's message or our own.
        case damaged(PictureFormat, detail: String)
        /// The header declares more pixels, or a longer side, than ``PictureLimits`` allow.
        case tooLarge(width: Int, height: Int, limits: PictureLimits)
        /// The file has more bytes than ``PictureLimits/fileBytes``.
        case fileTooLarge(bytes: Int, limit: Int)
        case outOfMemory
    }

    /// For example `img/sun.png is cut off: the PNG ends before its picture does; copy it again from its source`.
    public var description: String { "\(path) \(problem.predicate)" }
}

extension PictureReaderError.Problem {
    /// The sentence without its subject.
    var predicate: String {
        switch self {
        case .missing: "does not exist; check the name"
        case .notAFile(let kind): "is \(kind), not a picture file"
        case .notAFolder: "is not a folder"
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .empty: "is empty: it has no bytes at all; copy it again from its source"
        case .lfsPointer: GitLFSPointer.sentence
        case .unknownFormat(let content):
            "is not a picture that can be read: it looks like \(content); "
                + "PNG, JPEG, WebP, HEIC, AVIF, JPEG XL, TIFF, BMP and GIF can"
        case .wrongFormat(let found, let expected): "is \(found.withArticle), not \(expected.withArticle)"
        case .unsupported(let kind): "is \(kind), which is not read; save it as PNG"
        case .truncated(let format):
            "is cut off: the \(format.rawValue) ends before its picture does; copy it again from its source"
        case .damaged(let format, let detail):
            "is a damaged \(format.rawValue) (\(detail)); copy it again from its source"
        case .tooLarge(let width, let height, let limits):
            "declares \(width)x\(height) pixels; the limits are \(limits.pixels) pixels and \(limits.side) a side"
        case .fileTooLarge(let bytes, let limit): "has \(bytes) bytes; the limit is \(limit)"
        case .outOfMemory: "does not fit into memory"
        }
    }
}
