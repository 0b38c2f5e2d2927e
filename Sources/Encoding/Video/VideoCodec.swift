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
        case .av1: 20
        case .vp9: 18
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
}
