// SPDX-License-Identifier: MIT
import CAV

/// All settings of a video, in supported combinations only.
struct VideoSettings: Hashable, Sendable {
    let codec: VideoCodec
    let depth: Int
    let chroma: ChromaSampling
    let quality: Double
    let isSlow: Bool
    let hasAlpha: Bool
    let isDithered: Bool
    let background: Background

    /// The pixel format with planes in ``PlanarConverter``'s order: luma, Cb, Cr, opacity.
    var pixelFormat: AVPixelFormat {
        switch (depth, chroma, hasAlpha) {
        case (8, .half, false): AV_PIX_FMT_YUV420P
        case (8, .half, true): AV_PIX_FMT_YUVA420P
        case (8, .full, false): AV_PIX_FMT_YUV444P
        case (8, .full, true): AV_PIX_FMT_YUVA444P
        case (_, .half, false): AV_PIX_FMT_YUV420P10LE
        case (_, .half, true): AV_PIX_FMT_YUVA420P10LE
        case (_, .full, false): AV_PIX_FMT_YUV444P10LE
        case (_, .full, true): AV_PIX_FMT_YUVA444P10LE
        }
    }
}
