// SPDX-License-Identifier: MIT
import Basics
import Raster
import Storage

/// The reason that a film cannot be made. Failures of the file itself are a ``Storage/StorageError``.
public enum EncodingError: Error, Equatable, Sendable {
    /// The file's extension is not that of a film format; empty if there is none.
    case unknownExtension(String, path: String)
    /// The container does not support `name`, an option's value or a codec; `known` are those that it supports.
    case unsupported(name: String, in: String, known: [String])
    /// An option's value is outside its range.
    case outOfRange(option: String, value: String, allowed: String)
    /// This build of libav lacks the encoder.
    case missingEncoder(String)
    /// The format cannot hold pictures of this size.
    case tooLarge(PixelSize, largestSide: Int, in: String)
    /// The pixel format needs another size than the film's.
    case needsSize(PixelSize, given: PixelSize, in: String)
    /// The container cannot represent the times of this frame rate.
    case frameRate(FrameRate, in: String, allowed: String)
    /// A libav call failed while `doing` something; `log` holds the library's messages.
    case libav(doing: String, code: Int32, text: String, log: [String])
    /// A library did not accept options that are needed: its version differs from the expected ones.
    case optionsRefused([String], doing: String)
    /// The GIF library failed while `doing` something.
    case gif(doing: String, code: Int32, text: String)
    /// No palette was found; `code` is libimagequant's.
    case palette(code: Int)
    /// A folder of frames into which another process is writing a film.
    case folderInUse(FilePath, by: String)
    /// A folder that has files named like frames but no record of their film.
    case unknownFrames(FilePath, count: Int, first: String)
    case outOfMemory
}

extension EncodingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownExtension("", let path):
            "the format of the film \(path) is unknown: end the name in one of \(FilmContainer.extensionList)"
        case .unknownExtension(let found, let path):
            "no film format is called .\(found) (\(path)): use one of \(FilmContainer.extensionList)"
        case .unsupported(let name, let container, let known) where known.isEmpty:
            "\(container) does not go with \(name)"
        case .unsupported(let name, let container, let known):
            "\(container) does not go with \(name): use \(known.joined(separator: " or "))"
        case .outOfRange(let option, let value, let allowed): "\(option) \(value) is out of range: use \(allowed)"
        case .missingEncoder(let name):
            "this machine's libavcodec has no encoder \(name): choose another codec or install a fuller FFmpeg"
        case .tooLarge(let size, let largest, let name):
            "\(size) is too large for \(name): its sides can be at most \(largest) pixels"
        case .needsSize(let needed, let given, let name): "\(name) cannot be \(given): draw at \(needed)"
        case .frameRate(let rate, let name, let allowed): "\(name) cannot keep a rate of \(rate): use \(allowed)"
        case .libav(let doing, let code, let text, let log):
            "\(doing) failed: \(text) (\(code))" + (log.isEmpty ? "" : "; " + log.joined(separator: "; "))
        case .optionsRefused(let options, let doing):
            "\(doing): this version of the library does not know \(options.joined(separator: ", "))"
        case .gif(let doing, let code, let text): "\(doing) failed: \(text) (giflib \(code))"
        case .palette(let code): "finding the GIF's palette failed (libimagequant \(code))"
        case .folderInUse(let path, let holder):
            "\(holder) is rendering another film into \(path); wait for it, or choose another folder"
        case .unknownFrames(let path, let count, let first):
            "\(path) holds \(count == 1 ? "a frame" : "\(count) frames") of an unknown film (\(first)); "
                + "move them away, or choose another folder"
        case .outOfMemory: "out of memory"
        }
    }
}
