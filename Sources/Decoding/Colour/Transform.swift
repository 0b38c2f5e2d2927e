// SPDX-License-Identifier: MIT
import CLCMS
import Raster

/// Owns one of LittleCMS's conversions between two profiles.
final class Transform {
    private let raw: cmsHTRANSFORM

    /// - Parameters:
    ///   - input: the format of the samples, from `clcms_format`.
    ///   - flags: LittleCMS's flags, added to black point compensation.
    init(
        from source: ColourProfile, _ input: UInt32, to target: ColourProfile, _ output: UInt32, flags: UInt32
    ) throws(PictureReaderError.Problem) {
        let intent = UInt32(INTENT_RELATIVE_COLORIMETRIC)
        let flags = flags | CLCMS_BLACK_POINT | CLCMS_NO_CACHE
        guard let raw = cmsCreateTransform(source.raw, input, target.raw, output, intent, flags) else {
            throw .outOfMemory
        }
        self.raw = raw
    }

    deinit { cmsDeleteTransform(raw) }

    /// Converts pixels of 16-bit samples.
    func apply(to samples: [UInt16], pixels: Int, samplesOut: Int) -> [UInt16] {
        [UInt16](unsafeUninitializedCapacity: pixels * samplesOut) { output, count in
            cmsDoTransform(raw, samples, output.baseAddress, UInt32(pixels))
            count = pixels * samplesOut
        }
    }

    /// Converts a whole picture to RGB, a row at a time.
    ///
    /// - Parameter isEightBit: whether the transform takes 8-bit samples; those of `stored` must then be 8-bit, too.
    func apply(to stored: StoredPicture, isEightBit: Bool) -> StoredPicture {
        let (width, channels) = (stored.size.width, stored.channelCount)
        let channelsOut = stored.opacity == .none ? 3 : 4
        let count = stored.size.pixelCount * channelsOut
        let samples = [UInt16](unsafeUninitializedCapacity: count) { output, initializedCount in
            var narrow = [UInt8](repeating: 0, count: isEightBit ? width * channels : 0)
            stored.samples.withUnsafeBufferPointer { input in
                guard let source = input.baseAddress, let target = output.baseAddress else { return }
                for y in 0..<stored.size.height {
                    let row = source + y * width * channels
                    let converted = target + y * width * channelsOut
                    if isEightBit {
                        for index in 0..<narrow.count { narrow[index] = UInt8(truncatingIfNeeded: row[index]) }
                        cmsDoTransform(raw, narrow, converted, UInt32(width))
                    } else {
                        cmsDoTransform(raw, row, converted, UInt32(width))
                    }
                }
            }
            initializedCount = count
        }
        return StoredPicture(
            format: stored.format, size: stored.size, model: .rgb, opacity: stored.opacity, samples: samples,
            orientation: stored.orientation)
    }
}
