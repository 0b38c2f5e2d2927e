// SPDX-License-Identifier: MIT
import Raster

extension EncodingOptions {
    /// The codec of a film in `container`; nil if the container is not a video.
    func codec(for container: FilmContainer) -> VideoCodec? { codec ?? container.codecs.first }

    /// The settings of a video in `container`; nil if that is not a video. The options must have been checked.
    func videoSettings(for container: FilmContainer, channels: Channels) -> VideoSettings? {
        guard !container.codecs.isEmpty, let codec = codec(for: container) else { return nil }
        let depth = depth ?? codec.depths[0]
        let chroma = chroma ?? codec.samplings[0]
        // VP9 keeps opacity in a second stream, which must be 8-bit 4:2:0.
        let canKeepAlpha = codec == .prores || codec == .vp9 && depth == 8 && chroma == .half
        return VideoSettings(
            codec: codec, depth: depth, chroma: chroma, quality: quality ?? codec.defaultQuality, isSlow: slow,
            hasAlpha: canKeepAlpha && channels == .rgba, isDithered: dither, background: background)
    }

    /// - Throws: ``EncodingError`` for values out of range and for unsupported combinations.
    func check(for container: FilmContainer) throws {
        if let codec, !container.codecs.contains(codec) {
            throw EncodingError.unsupported(
                name: codec.name, in: container.name, known: container.codecs.map(\.name))
        }
        let codec = codec(for: container)
        let holder = codec?.name ?? container.name
        let depths = codec?.depths ?? container.depths
        if let depth, !depths.contains(depth) {
            throw EncodingError.unsupported(name: "depth \(depth)", in: holder, known: depths.map { "depth \($0)" })
        }
        let samplings = codec?.samplings ?? []
        if let chroma, !samplings.contains(chroma) {
            throw EncodingError.unsupported(
                name: "chroma \(chroma.rawValue)", in: holder, known: samplings.map { "chroma \($0.rawValue)" })
        }
        try checkQuality(range: codec.map(\.qualityRange) ?? container.qualityRange, of: holder)
        try checkRange("the number of GIF colours", gifColours, 2...256)
        if case .times(let count) = loops { try checkRange("the number of loops", count, 1...65535) }
    }

    private func checkQuality(range: ClosedRange<Double>?, of holder: String) throws {
        guard let quality else { return }
        guard let range else { throw EncodingError.unsupported(name: "quality \(quality)", in: holder, known: []) }
        guard range.contains(quality) else {
            throw EncodingError.outOfRange(
                option: "\(holder)'s quality", value: "\(quality)",
                allowed: "\(Int(range.lowerBound)) to \(Int(range.upperBound))")
        }
    }

    private func checkRange(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws {
        guard range.contains(value) else {
            throw EncodingError.outOfRange(
                option: option, value: "\(value)", allowed: "\(range.lowerBound) to \(range.upperBound)")
        }
    }
}
