// SPDX-License-Identifier: MIT
import Basics
import Raster

/// Decodes BMP: 1 to 32 bits a pixel, palettes, masks of any width, run lengths, the headers of OS/2 and Windows.
///
/// No library is used, because none in Debian reads all of these. Layout: Microsoft's documentation of
/// BITMAPINFOHEADER, BITMAPV4HEADER and BITMAPV5HEADER; for OS/2, IBM's of BITMAPINFOHEADER2.
enum BMPReader {
    static func read(_ bytes: [UInt8], limits: PictureLimits) throws(PictureReaderError.Problem) -> StoredPicture {
        let header = try BMPHeader(bytes)
        try limits.check(width: header.width, height: header.height)
        var stored =
            switch header.bits {
            case 16, 24, 32: try colours(bytes, header)
            default: try palette(bytes, header)
            }
        if let profile = header.profile, profile.upperBound <= bytes.count {
            stored.colourSpace = .profile(Array(bytes[profile]))
        }
        return stored
    }

    private static func stored(
        _ header: BMPHeader, opacity: StoredPicture.Opacity = .none, isEightBit: Bool, samples: [UInt16]
    ) -> StoredPicture {
        StoredPicture(
            format: .bmp, size: PixelSize(width: header.width, height: header.height), model: .rgb, opacity: opacity,
            isEightBit: isEightBit, samples: samples)
    }

    // MARK: Pixels that hold colours

    private static func colours(
        _ bytes: [UInt8], _ header: BMPHeader
    ) throws(PictureReaderError.Problem) -> StoredPicture {
        let rows = try header.rows(of: bytes)
        let channels = header.masks.map(BMPChannel.init)
        let count = header.masks.count
        let pixelBytes = header.bits / 8
        let samples = try fill(header.width * header.height * count) { samples throws(PictureReaderError.Problem) in
            for y in 0..<header.height {
                var source = rows(y)
                var target = samples + y * header.width * count
                for _ in 0..<header.width {
                    var pixel: UInt32 = 0
                    for index in 0..<pixelBytes { pixel |= UInt32(bytes[source + index]) << UInt32(8 * index) }
                    for index in 0..<count { target[index] = channels[index].sample(of: pixel) }
                    source += pixelBytes
                    target += count
                }
            }
        }
        return stored(
            header, opacity: count == 4 ? .straight : .none, isEightBit: channels.allSatisfy(\.isEightBit),
            samples: samples)
    }

    // MARK: Pixels that hold palette indices

    private static func palette(
        _ bytes: [UInt8], _ header: BMPHeader
    ) throws(PictureReaderError.Problem) -> StoredPicture {
        let palette = try header.palette(of: bytes)
        let indices =
            header.compression == .none ? try packed(bytes, header) : try BMPRunLengths(bytes, header).indices()
        let samples = try fill(indices.count * 3) { samples throws(PictureReaderError.Problem) in
            for (pixel, index) in indices.enumerated() {
                // An index beyond the palette is black, as in other programs.
                let colour = Int(index) < palette.count ? palette[Int(index)] : [0, 0, 0]
                for channel in 0..<3 { samples[3 * pixel + channel] = UInt16(colour[channel]) * 257 }
            }
        }
        return stored(header, isEightBit: true, samples: samples)
    }

    private static func packed(
        _ bytes: [UInt8], _ header: BMPHeader
    ) throws(PictureReaderError.Problem) -> [UInt8] {
        let rows = try header.rows(of: bytes)
        var indices: [UInt8] = []
        indices.reserveCapacity(header.width * header.height)
        let (bits, mask) = (header.bits, UInt8(truncatingIfNeeded: (1 << header.bits) - 1))
        for y in 0..<header.height {
            let start = rows(y)
            for x in 0..<header.width {
                let shift = 8 - bits - x * bits % 8
                indices.append(bytes[start + x * bits / 8] >> UInt8(shift) & mask)
            }
        }
        return indices
    }
}

/// One channel's mask; scales the channel's bits to 16.
private struct BMPChannel {
    private let mask: UInt32
    private let shift: UInt32
    private let top: UInt64

    init(mask: UInt32) {
        self.mask = mask
        shift = mask == 0 ? 0 : UInt32(mask.trailingZeroBitCount)
        top = UInt64(mask >> shift)
    }

    var isEightBit: Bool { top > 0 && 255 % top == 0 }

    func sample(of pixel: UInt32) -> UInt16 {
        guard top > 0 else { return 0 }
        return UInt16((UInt64(pixel & mask) >> UInt64(shift) * 65_535 + top / 2) / top)
    }
}
