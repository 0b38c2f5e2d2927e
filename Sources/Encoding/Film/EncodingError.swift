// SPDX-License-Identifier: MIT
import Choreography
import Raster
import Storage

/// Why a film cannot be made. Trouble with the file itself is a ``Storage/StorageError``.
public enum EncodingError: Error, Equatable, Sendable {
    /// The file's extension names no film we can make; empty for none.
    case unknownExtension(String, path: String)
    /// `name` (an option's value, a codec) does not go with `container`; `known` are the ones that do.
    case unsupported(name: String, in: String, known: [String])
    /// An option's value is outside its range.
    case outOfRange(option: String, value: String, allowed: String)
    /// This build of libav lacks the encoder.
    case missingEncoder(String)
    /// The format cannot hold pictures of this size.
    case tooLarge(PixelSize, largestSide: Int, in: String)
    /// The pixel format needs other sides than the film's.
    case needsSize(PixelSize, given: PixelSize, in: String)
    /// The container cannot keep this rate's times.
    case frameRate(FrameRate, in: String, allowed: String)
    /// A libav call failed while `doing` something; `log` is what the library said about it.
    case libav(doing: String, code: Int32, text: String, log: [String])
    /// A library left options unused which we rely on: it is another version than this was written for.
    case optionsRefused([String], doing: String)
    /// The GIF library failed while `doing` something.
    case gif(doing: String, code: Int32, text: String)
    /// The palette could not be found; `code` is libimagequant's.
    case palette(code: Int)
    /// A folder of frames that somebody else is writing a film to.
    case folderInUse(FilePath, by: String)
    /// A folder with files named like frames that no record tells of.
    case unknownFrames(FilePath, count: Int, first: String)
    case outOfMemory
}

extension EncodingError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownExtension("", let path):
            "cannot tell what film \(path) shall be: end the name in one of \(FilmContainer.extensionList)"
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
