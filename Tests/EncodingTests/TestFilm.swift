// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Foundation
import Raster

/// A film of eight flat patches, and a dark square that moves to the right through the upper ones.
struct TestFilm {
    var size = PixelSize(width: 64, height: 48)
    var channels = Channels.rgb
    var rate = FrameRate(30)
    /// Number of repetitions of each different frame.
    var repeats = [Int](repeating: 1, count: 12)

    var frameCount: Int { repeats.reduce(0, +) }
    var format: FilmFormat {
        FilmFormat(size: size, channels: channels, frameRate: rate, frameCount: frameCount)
    }

    static let patches: [[UInt8]] = [
        [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255], [0, 0, 0], [128, 128, 128], [20, 200, 90],
        [250, 180, 30],
    ]

    /// The opacity of the lower patches, from left to right, in films with transparency; the upper ones are opaque.
    static let opacities: [UInt8] = [0, 85, 170, 255]

    /// The column and row of each patch's middle.
    var patchCentres: [(x: Int, y: Int)] {
        (0..<8).map { ((2 * ($0 % 4) + 1) * size.width / 8, (2 * ($0 / 4) + 1) * size.height / 4) }
    }

    func picture(_ index: Int) -> Picture {
        var samples: [UInt16] = []
        for y in 0..<size.height {
            for x in 0..<size.width {
                let (column, row) = (x * 4 / size.width, y * 2 / size.height)
                let isSquare = (index + 1..<index + 5).contains(x) && (1..<5).contains(y)
                let colour = isSquare ? [10, 10, 10] : Self.patches[row * 4 + column]
                samples += colour.map { UInt16($0) * 257 }
                if channels == .rgba { samples.append(row == 0 ? 65535 : UInt16(Self.opacities[column]) * 257) }
            }
        }
        return Picture(size: size, channels: channels, samples: samples)
    }

    /// Hands all frames to `encoder`, in bands of awkward height.
    func feed(_ encoder: any FrameEncoder, bandHeight: Int = 7) throws {
        for (index, count) in repeats.enumerated() {
            try feed(picture(index), to: encoder, bandHeight: bandHeight)
            try encoder.hold(count - 1)
        }
    }

    func feed(_ picture: Picture, to encoder: any FrameEncoder, bandHeight: Int) throws {
        let length = size.width * channels.count
        for first in stride(from: 0, to: size.height, by: bandHeight) {
            let rows = min(bandHeight, size.height - first)
            let part = Array(picture.samples[first * length..<(first + rows) * length])
            let pixels = Picture(size: PixelSize(width: size.width, height: rows), channels: channels, samples: part)
            try encoder.write(Band(firstRow: first, pixels: pixels))
        }
    }

    func encode(to path: String, options: EncodingOptions = EncodingOptions(), bandHeight: Int = 7) throws {
        let encoder = try FilmOutput(path: path, options: options).makeEncoder(for: format) {
            [picture(0), picture(5)]
        }
        try feed(encoder, bandHeight: bandHeight)
        try encoder.finish()
    }

    /// The largest difference of a patch's middle from its colour.
    func patchError(in frame: [UInt8], channels: Int) -> Int {
        var worst = 0
        for (index, centre) in patchCentres.enumerated() {
            let isSeen = self.channels == .rgb || index < 4 || Self.opacities[index - 4] > 0
            let start = (centre.y * size.width + centre.x) * channels
            for channel in 0..<3 where isSeen {
                worst = max(worst, abs(Int(frame[start + channel]) - Int(Self.patches[index][channel])))
            }
            if channels == 4 && index >= 4 {
                worst = max(worst, abs(Int(frame[start + 3]) - Int(Self.opacities[index - 4])))
            }
        }
        return worst
    }
}
