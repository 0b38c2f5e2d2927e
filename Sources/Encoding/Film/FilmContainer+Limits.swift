// SPDX-License-Identifier: MIT
import Choreography

extension FilmContainer {
    /// Of containers without a codec to ask.
    var largestSide: Int {
        switch self {
        case .gif: 65535
        // 14 bits, the still picture's limit.
        case .webp: 16383
        case .mp4, .mov, .mkv, .webm, .apng, .pngFolder: 1 << 20
        }
    }

    /// Bits of a sample, the first the default, of containers without a codec to ask.
    var depths: [Int] { self == .pngFolder ? [8, 16] : [8] }

    var qualityRange: ClosedRange<Double>? { self == .webp ? 0...100 : nil }

    /// How the times of an animated picture are counted; nil for what is none.
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
        // MKV and WebM count milliseconds; the others' fields hold rates like 30000/1001 but not any fraction.
        let isInRange = rate.numerator <= 1000 * rate.denominator && rate.denominator <= 3600 * rate.numerator
        guard self == .pngFolder || isInRange && max(rate.numerator, rate.denominator) <= 1_000_000 else {
            throw EncodingError.frameRate(
                rate, in: name, allowed: "1/3600 to 1000 frames per second, as a fraction of numbers up to a million")
        }
    }
}
