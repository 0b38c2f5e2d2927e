// SPDX-License-Identifier: MIT

/// A way to compress video.
public enum VideoCodec: String, Hashable, Sendable, CaseIterable {
    case h264, hevc, av1, vp9, prores

    /// What people call it.
    public var name: String {
        switch self {
        case .h264: "H.264"
        case .hevc: "HEVC"
        case .av1: "AV1"
        case .vp9: "VP9"
        case .prores: "ProRes"
        }
    }

    /// libavcodec's encoder.
    var encoderName: String {
        switch self {
        case .h264: "libx264"
        case .hevc: "libx265"
        case .av1: "libaom-av1"
        case .vp9: "libvpx-vp9"
        case .prores: "prores_ks"
        }
    }

    /// The first is the default.
    var depths: [Int] { self == .prores ? [10] : [8, 10] }

    /// The first is the default.
    var samplings: [ChromaSampling] { self == .prores ? [.full] : [.half, .full] }

    /// The constant rate factor: lower is better; nil where there is none.
    public var qualityRange: ClosedRange<Double>? {
        switch self {
        case .h264, .hevc: 0...51
        case .av1, .vp9: 0...63
        case .prores: nil
        }
    }

    /// Where compression can hardly be seen; docs/notes/codecs.md compares them.
    var defaultQuality: Double {
        switch self {
        case .h264: 16
        case .hevc: 18
        case .av1: 18
        case .vp9: 20
        case .prores: 0
        }
    }

    /// The longest side the codec or its encoder takes.
    var largestSide: Int {
        switch self {
        case .h264, .prores, .vp9, .av1: 16384
        case .hevc: 8192
        }
    }

    /// One number for every machine: with another the same frames give other bytes.
    var threadCount: Int32 {
        switch self {
        case .hevc: 2
        case .h264, .av1, .vp9, .prores: 8
        }
    }

    /// Options of the encoder.
    func options(quality: Double, slow: Bool, hasAlpha: Bool) -> [String: String] {
        switch self {
        case .h264: ["crf": "\(quality)", "preset": slow ? "slow" : "medium"]
        case .hevc:
            // The library would print its banner to the terminal, and write it and its settings into the film.
            ["crf": "\(quality)", "preset": slow ? "slow" : "medium", "x265-params": "log-level=none:info=0"]
        case .av1:
            ["crf": "\(Int(quality.rounded()))", "cpu-used": slow ? "4" : "6", "row-mt": "1", "usage": "good"]
        case .vp9:
            // The encoder refuses hidden reference frames together with transparency.
            ["crf": "\(Int(quality.rounded()))", "cpu-used": slow ? "1" : "3", "row-mt": "1", "deadline": "good"]
                .merging(hasAlpha ? ["auto-alt-ref": "0"] : [:]) { $1 }
        case .prores: ["profile": "4444", "vendor": "apl0", "alpha_bits": hasAlpha ? "16" : "0"]
        }
    }
}
