// SPDX-License-Identifier: MIT
import Basics
import Raster

/// A picture as stored in its file: samples, colour space and orientation, before conversion to sRGB and turning.
struct StoredPicture {
    enum ColourModel: Int {
        case grey = 1
        case rgb = 3
        /// Cyan, magenta, yellow and black; 0 is no ink.
        case cmyk = 4
        /// CIE L*a*b* in the 16-bit encoding of ICC.1:2010: L 0...65535 is 0...100; a and b are offset by 128 * 257.
        case lab = 5

        /// Samples a pixel, not counting opacity.
        var count: Int { self == .lab ? 3 : rawValue }
    }

    enum Opacity {
        case none, straight
        /// The colours have been multiplied by opacity.
        case premultiplied
    }

    let format: PictureFormat
    let size: PixelSize
    let model: ColourModel
    var opacity = Opacity.none
    /// Whether every sample is a multiple of 257, so that 8 bits hold it.
    var isEightBit = false
    /// Whether the file is grey and its grey has been copied to three channels.
    var isGreyAsColour = false
    /// `size.pixelCount * channelCount` samples of `0...65535`, interleaved, opacity last, rows from top to bottom.
    var samples: [UInt16]
    var colourSpace = ColourSpace.standard
    var orientation = Orientation.upright

    var channelCount: Int { model.count + (opacity == .none ? 0 : 1) }
}

extension StoredPicture {
    /// Divides premultiplied colours by opacity, rounded; fully transparent pixels become black.
    mutating func divideByOpacity() {
        guard opacity == .premultiplied else { return }
        opacity = .straight
        isEightBit = false
        let colours = model.count
        samples.withUnsafeMutableBufferPointer { samples in
            for pixel in stride(from: 0, to: samples.count, by: colours + 1) {
                let opacity = UInt32(samples[pixel + colours])
                for index in pixel..<pixel + colours {
                    let divided = opacity == 0 ? 0 : (UInt32(samples[index]) * 65_535 + opacity / 2) / opacity
                    samples[index] = UInt16(min(divided, 65_535))
                }
            }
        }
    }
}

extension StoredPicture {
    /// The picture, whose colours must already be sRGB's. Remaining CMYK is converted by multiplying its inks.
    func picture() -> Picture {
        switch (model, opacity) {
        case (.grey, .none): Picture(size: size, channels: .grey, samples: samples)
        case (.rgb, .none): Picture(size: size, channels: .rgb, samples: samples)
        case (.rgb, _): Picture(size: size, channels: .rgba, samples: samples)
        case (.grey, _):
            mapped(to: .rgba) { pixel, colour in
                for channel in 0..<3 { colour[channel] = pixel[0] }
                colour[3] = pixel[1]
            }
        case (.cmyk, _):
            mapped(to: opacity == .none ? .rgb : .rgba) { pixel, colour in
                let paper = 65_535 - UInt32(pixel[3])
                for channel in 0..<3 {
                    colour[channel] = UInt16(((65_535 - UInt32(pixel[channel])) * paper + 32_767) / 65_535)
                }
                if opacity != .none { colour[3] = pixel[4] }
            }
        case (.lab, _): preconditionFailure("L*a*b* is always converted")
        }
    }

    private func mapped(
        to channels: Channels, _ map: (UnsafePointer<UInt16>, UnsafeMutablePointer<UInt16>) -> Void
    ) -> Picture {
        let count = size.pixelCount * channels.count
        let mapped = [UInt16](unsafeUninitializedCapacity: count) { output, initializedCount in
            samples.withUnsafeBufferPointer { input in
                guard let source = input.baseAddress, let target = output.baseAddress else { return }
                for pixel in 0..<size.pixelCount {
                    map(source + pixel * channelCount, target + pixel * channels.count)
                }
            }
            initializedCount = count
        }
        return Picture(size: size, channels: channels, samples: mapped)
    }
}
