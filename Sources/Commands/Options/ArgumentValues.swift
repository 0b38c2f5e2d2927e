// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Choreography
import Learning
import Networks
import Raster

/// `--size`: `1920x1080`, each side 1...16384.
struct SizeArgument: ExpressibleByArgument, Equatable {
    let size: PixelSize

    init?(argument: String) {
        guard let size = PixelSize(argument), max(size.width, size.height) <= 16384 else { return nil }
        self.size = size
    }

    /// Default size of plots.
    static let plot = SizeArgument(size: PixelSize(width: 760, height: 420))

    private init(size: PixelSize) { self.size = size }

    var defaultValueDescription: String { size.description }
}

/// `--fps`: `30` or `30000/1001`.
struct RateArgument: ExpressibleByArgument, Equatable {
    let rate: FrameRate

    init?(argument: String) {
        guard let rate = FrameRate(argument) else { return nil }
        self.rate = rate
    }
}

/// `--frames`: `A...B`, numbers from 1, both included; or one number.
struct FramesArgument: ExpressibleByArgument, Equatable {
    let numbers: ClosedRange<Int>

    init?(argument: String) {
        let dots = argument.contains("...") ? "..." : "-"
        let parts = argument.split(separator: dots, omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
            first <= last
        else { return nil }
        numbers = first...last
    }
}

/// `--for`: a time such as `10s` or `5min`.
struct Seconds: ExpressibleByArgument, Equatable {
    let value: Double

    init?(argument: String) {
        for (unit, factor) in [("min", 60.0), ("s", 1), ("h", 3600)] where argument.hasSuffix(unit) {
            guard let number = Double(argument.dropLast(unit.count)), number > 0, number * factor <= 1e7 else {
                return nil
            }
            value = number * factor
            return
        }
        return nil
    }
}

/// `--until`: a PSNR such as `40dB`.
struct Decibels: ExpressibleByArgument, Equatable {
    let value: Double

    init?(argument: String) {
        let digits = argument.lowercased().hasSuffix("db") ? argument.dropLast(2) : argument[...]
        guard let value = Double(digits), value > 0, value < 200 else { return nil }
        self.value = value
    }
}

/// An amount of disk space: `16GB`, `500MB`, `0`; a kilobyte is 1000 bytes.
struct ByteCount: ExpressibleByArgument, Hashable, CustomStringConvertible {
    let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let units: [(String, Double)] = [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3), ("B", 1), ("", 1)]
        let upper = argument.uppercased()
        guard let (unit, factor) = units.first(where: { upper.hasSuffix($0.0.uppercased()) }),
            let number = Double(argument.dropLast(unit.count)), number >= 0, number * factor <= 1e18
        else { return nil }
        bytes = Int(number * factor)
    }

    var description: String { Wording.bytes(bytes) }

    var defaultValueDescription: String { description.filter { $0 != " " } }
}

/// `--hidden`: `128x4` for four layers of 128, or widths one by one as `150,100`.
struct HiddenLayers: ExpressibleByArgument, Equatable {
    let widths: [Int]

    init?(argument: String) {
        let repeated = argument.split(separator: "x", omittingEmptySubsequences: false)
        if repeated.count == 2, let width = Int(repeated[0]), let count = Int(repeated[1]),
            (1...NetworkShape.maximumDepth).contains(count)
        {
            widths = [Int](repeating: width, count: count)
        } else {
            let listed = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard listed.allSatisfy({ $0 != nil }) else { return nil }
            widths = listed.compactMap { $0 }
        }
        guard (1...NetworkShape.maximumDepth).contains(widths.count),
            widths.allSatisfy((1...NetworkShape.maximumWidth).contains)
        else { return nil }
    }
}

/// `--encoding`: `none`, `fourier:COUNT:SIGMA` or `tile:COUNT`.
struct EncodingArgument: ExpressibleByArgument, Equatable {
    let encoding: InputEncoding

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        if argument == "none" {
            encoding = .none
        } else if parts.count == 3, parts[0] == "fourier", let count = Int(parts[1]), let sigma = Float(parts[2]),
            (1...512).contains(count), sigma > 0, sigma <= 100
        {
            encoding = .fourier(count: count, sigma: sigma, seed: Recipe.frequencySeed)
        } else if parts.count == 2, parts[0] == "tile", let count = Int(parts[1]), (1...512).contains(count) {
            encoding = .tile(count: count, aspect: 1)
        } else {
            return nil
        }
    }
}
