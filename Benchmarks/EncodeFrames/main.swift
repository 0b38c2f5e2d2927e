// SPDX-License-Identifier: MIT
// Makes a film of raw frames from standard input, for benchmarks and for encoding frames from elsewhere.
import Basics
import Encoding
import Foundation
import Raster

let usage = """
    encode-frames WIDTHxHEIGHT rgb|rgba RATE FRAMES OUTPUT [NAME=VALUE ...]
      reads frames of 16-bit little-endian sRGB samples; names: codec depth chroma quality colours dither slow
    """

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(64)
}

func run(_ arguments: [String]) throws {
    guard arguments.count >= 5, let size = PixelSize(arguments[0]), let count = Int(arguments[3]), count > 0 else {
        fail(usage)
    }
    let channels: Channels = arguments[1] == "rgba" ? .rgba : .rgb
    let parts = arguments[2].split(separator: "/").compactMap { Int($0) }
    guard let numerator = parts.first, numerator > 0 else { fail(usage) }
    let rate = FrameRate(numerator, parts.count > 1 ? parts[1] : 1)
    var options = EncodingOptions()
    for argument in arguments.dropFirst(5) {
        let pair = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard pair.count == 2 else { fail(usage) }
        switch pair[0] {
        case "codec": options.codec = VideoCodec(rawValue: pair[1])
        case "depth": options.depth = Int(pair[1])
        case "chroma": options.chroma = ChromaSampling(rawValue: pair[1])
        case "quality": options.quality = Double(pair[1])
        case "colours": options.gifColours = Int(pair[1]) ?? 256
        case "dither": options.dither = pair[1] != "no"
        case "slow": options.slow = pair[1] == "yes"
        default: fail(usage)
        }
    }
    let output = try FilmOutput(path: arguments[4], options: options)
    let format = FilmFormat(size: size, channels: channels, frameRate: rate, frameCount: count)
    let bytesPerFrame = size.pixelCount * channels.count * 2
    let all = FileHandle.standardInput.readDataToEndOfFile()
    guard all.count == bytesPerFrame * count else { fail("expected \(bytesPerFrame * count) bytes, not \(all.count)") }
    func frame(_ index: Int) -> Picture {
        let samples = [UInt16](unsafeUninitializedCapacity: bytesPerFrame / 2) { buffer, used in
            all.copyBytes(to: buffer, from: index * bytesPerFrame..<(index + 1) * bytesPerFrame)
            used = bytesPerFrame / 2
        }
        return Picture(size: size, channels: channels, samples: samples)
    }
    let encoder = try output.makeEncoder(for: format) {
        // Every fourth pixel each way of at most 32 frames stands for the small renders a studio would make.
        stride(from: 0, to: count, by: max(1, count / 32)).map { reduced(frame($0)) }
    }
    let start = ContinuousClock.now
    for index in 0..<count { try encoder.write(Band(firstRow: 0, pixels: frame(index))) }
    try encoder.finish()
    print("\(count) frames in \(ContinuousClock.now - start)")
}

func reduced(_ picture: Picture) -> Picture {
    let step = max(1, picture.size.width / 160)
    let size = PixelSize(width: max(1, picture.size.width / step), height: max(1, picture.size.height / step))
    var samples: [UInt16] = []
    for y in 0..<size.height { for x in 0..<size.width { samples += picture[x * step, y * step] } }
    return Picture(size: size, channels: picture.channels, samples: samples)
}

do { try run(Array(CommandLine.arguments.dropFirst())) } catch { fail("\(error)") }
