// SPDX-License-Identifier: MIT
import Basics
import CAV
import Raster

/// The library that compresses a video; the raw value is libavcodec's name of the encoder.
enum VideoLibrary: String, Hashable, Sendable {
    case x264 = "libx264"
    case x265 = "libx265"
    case svtAV1 = "libsvtav1"
    case aom = "libaom-av1"
    case vpx = "libvpx-vp9"
    case prores = "prores_ks"

    /// SVT-AV1 is several times faster than libaom at the same quality and size (docs/notes/codecs.md), but supports
    /// neither small nor very high frames nor 4:4:4.
    init(for settings: VideoSettings, size: PixelSize) {
        switch settings.codec {
        case .h264: self = .x264
        case .hevc: self = .x265
        case .av1:
            let isInRange = size.shortSide >= 64 && size.height <= 8704
            self = settings.chroma == .half && isInRange ? .svtAV1 : .aom
        case .vp9: self = .vpx
        case .prores: self = .prores
        }
    }

    /// The same number on every machine, because the film's bytes depend on it.
    var threadCount: Int32 {
        switch self {
        // Drawing takes far longer anyway.
        case .x264: 1
        case .x265: 2
        case .svtAV1, .aom, .vpx, .prores: 8
        }
    }

    /// The encoder's private options.
    func options(for settings: VideoSettings) -> [String: String] {
        let isSlow = settings.isSlow
        let wholeQuality = "\(Int(settings.quality.rounded()))"
        switch self {
        case .x264:
            var options = ["crf": "\(settings.quality)", "preset": isSlow ? "slow" : "medium"]
            if Self.hasAVX512 { options["x264-params"] = "asm=\(Self.instructionsBelowAVX512)" }
            return options
        case .x265:
            // The library would otherwise print its banner, and write banner and settings into the film.
            return [
                "crf": "\(settings.quality)", "preset": isSlow ? "slow" : "medium",
                "x265-params": "log-level=none:info=0",
            ]
        case .svtAV1: return ["crf": wholeQuality, "preset": isSlow ? "4" : "6"]
        case .aom: return ["crf": wholeQuality, "cpu-used": isSlow ? "4" : "6", "row-mt": "1", "usage": "good"]
        case .vpx:
            var options = ["crf": wholeQuality, "cpu-used": isSlow ? "1" : "3", "row-mt": "1", "deadline": "good"]
            // The encoder refuses hidden reference frames together with transparency.
            if settings.hasAlpha { options["auto-alt-ref"] = "0" }
            return options
        case .prores: return ["profile": "4444", "vendor": "apl0", "alpha_bits": settings.hasAlpha ? "16" : "0"]
        }
    }

    // With AVX-512, x264's macroblock tree reads uninitialised memory (0.164, eight bits), so that the same frames
    // sometimes give different bytes. Without the tree films are 13 % larger; with AVX2 they have the same size.

    private static var hasAVX512: Bool {
        #if arch(x86_64)
            av_get_cpu_flags() & AV_CPU_FLAG_AVX512 != 0
        #else
            false
        #endif
    }

    /// The other instruction sets of every processor with AVX-512, in x264's names.
    private static let instructionsBelowAVX512 =
        "mmxext,sse,sse2,sse2fast,sse3,ssse3,sse4.1,sse4.2,lzcnt,avx,fma3,bmi1,bmi2,avx2"
}
