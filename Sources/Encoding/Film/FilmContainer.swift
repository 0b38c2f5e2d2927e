// SPDX-License-Identifier: MIT
import Basics
import CAV
import Storage

/// The file format of a film, selected by the file's extension.
public enum FilmContainer: String, Hashable, Sendable, CaseIterable {
    case mp4, mov, mkv, webm, gif, apng, webp
    /// A folder with one PNG per frame.
    case pngFolder = "PNG folder"

    /// Selects the format by extension. A path without one, or one that ends in a slash, is a folder of PNGs.
    ///
    /// - Throws: ``EncodingError`` (`unknownExtension`).
    public init(for path: String) throws {
        let name = FilePath(path).lastComponent
        guard !path.hasSuffix("/"), let found = name?.extension, !found.isEmpty else {
            guard name != nil else { throw EncodingError.unknownExtension("", path: path) }
            self = .pngFolder
            return
        }
        guard let container = Self(rawValue: found.lowercased()), container != .pngFolder else {
            throw EncodingError.unknownExtension(found, path: path)
        }
        self = container
    }

    /// The usual name.
    public var name: String {
        switch self {
        case .mp4, .mov, .mkv, .gif, .apng: rawValue.uppercased()
        case .webm: "WebM"
        case .webp: "WebP"
        case .pngFolder: rawValue
        }
    }

    static var extensionList: String {
        allCases.filter { $0 != .pngFolder }.map { ".\($0.rawValue)" }.joined(separator: " ")
            + ", or a folder name for PNGs"
    }

    /// The supported codecs, the default first; empty for formats that are not video.
    public var codecs: [VideoCodec] {
        switch self {
        case .mp4: [.h264, .hevc, .av1]
        case .mov: [.h264, .hevc, .prores]
        case .mkv: [.h264, .hevc, .av1, .vp9]
        case .webm: [.vp9, .av1]
        case .gif, .apng, .webp, .pngFolder: []
        }
    }
}

// MARK: - Settings for libav

extension FilmContainer {
    var muxerName: String {
        switch self {
        case .mkv: "matroska"
        case .mp4, .mov, .webm, .gif, .apng, .webp, .pngFolder: rawValue
        }
    }

    /// The codec's tag in the file, or 0 for the muxer's choice: Apple's players need `hvc1` instead of `hev1`.
    func codecTag(for codec: VideoCodec) -> UInt32 {
        guard codec == .hevc, self == .mp4 || self == .mov else { return 0 }
        return "hvc1".utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    func muxerOptions(for rate: FrameRate) -> [String: String] {
        guard self == .mp4 || self == .mov else { return [:] }
        // The index comes first, so that a film can start while it loads. Colour tags are written for MP4 and MOV
        // alike. The film's clock counts frames exactly; the default of milliseconds would round the duration.
        let clock = rate.numerator * max(1, 1000 / rate.numerator)
        return ["movflags": "+faststart+write_colr", "movie_timescale": "\(clock)"]
    }
}
