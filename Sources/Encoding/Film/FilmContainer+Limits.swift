// SPDX-License-Identifier: MIT
import Basics

extension FilmContainer {
    /// The maximum side of containers without a codec, in pixels.
    var largestSide: Int {
        switch self {
        case .gif: 65535
        // 14 bits: the limit of a still WebP.
        case .webp: 16383
        case .mp4, .mov, .mkv, .webm, .apng, .pngFolder: 1 << 20
        }
    }

    /// Bits per sample of containers without a codec; the first is the default.
    var depths: [Int] { self == .pngFolder ? [8, 16] : [8] }

    var qualityRange: ClosedRange<Double>? { self == .webp ? 0...100 : nil }

    /// The clock of an animated picture; nil for other containers.
    func clock(for rate: FrameRate) -> TickClock? {
        switch self {
        case .gif: GIFWriter.clock(for: rate)
        case .apng: APNGWriter.clock(for: rate)
        case .webp: WebPWriter.clock(for: rate)
        case .mp4, .mov, .mkv, .webm, .pngFolder: nil
        }
    }

    /// - Throws: ``EncodingError`` (`frameRate`).
    func check(_ rate: FrameRate) throws {
        // MKV and WebM count milliseconds. The fields of the others hold rates like 30000/1001, but not every fraction.
        let isInRange = rate.numerator <= 1000 * rate.denominator && rate.denominator <= 3600 * rate.numerator
        guard self == .pngFolder || isInRange && max(rate.numerator, rate.denominator) <= 1_000_000 else {
            throw EncodingError.frameRate(
                rate, in: name, allowed: "1/3600 to 1000 frames per second, as a fraction of numbers up to a million")
        }
    }
}
