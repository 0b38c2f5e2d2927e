// SPDX-License-Identifier: MIT

/// A video codec.
public enum VideoCodec: String, Hashable, Sendable, CaseIterable {
    case h264, hevc, av1, vp9, prores

    /// The usual name.
    public var name: String {
        switch self {
        case .h264: "H.264"
        case .hevc: "HEVC"
        case .av1: "AV1"
        case .vp9: "VP9"
        case .prores: "ProRes"
        }
    }

    /// Bits per sample; the first is the default.
    var depths: [Int] { self == .prores ? [10] : [8, 10] }

    /// Chroma samplings; the first is the default.
    var samplings: [ChromaSampling] { self == .prores ? [.full] : [.half, .full] }

    /// The range of the constant rate factor, where lower is better; nil if the codec has none.
    public var qualityRange: ClosedRange<Double>? {
        switch self {
        case .h264, .hevc: 0...51
        case .av1, .vp9: 0...63
        case .prores: nil
        }
    }

    /// A quality at which compression is hardly visible; see docs/notes/codecs.md.
    var defaultQuality: Double {
        switch self {
        case .h264: 16
        case .hevc: 18
        case .av1: 20
        case .vp9: 18
        case .prores: 0
        }
    }

    /// The maximum side of the codec or its encoder, in pixels.
    var largestSide: Int {
        switch self {
        case .h264, .prores, .vp9, .av1: 16384
        case .hevc: 8192
        }
    }
}
