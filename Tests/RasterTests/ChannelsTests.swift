// SPDX-License-Identifier: MIT
import Basics
import Raster
import Testing

@Suite struct ChannelsTests {
    static let pixel = PixelSize(width: 1, height: 1)

    struct Conversion: Sendable {
        let from: Channels
        let samples: [UInt16]
        let to: Channels
        let expected: [UInt16]
    }

    @Test(
        "conversions",
        arguments: [
            Conversion(from: .grey, samples: [300], to: .rgb, expected: [300, 300, 300]),
            Conversion(from: .grey, samples: [300], to: .rgba, expected: [300, 300, 300, 65_535]),
            Conversion(from: .rgb, samples: [1, 2, 3], to: .rgba, expected: [1, 2, 3, 65_535]),
            Conversion(from: .rgba, samples: [1, 2, 3, 4], to: .rgb, expected: [1, 2, 3]),
            Conversion(from: .rgb, samples: [65_535, 0, 0], to: .grey, expected: [19_595]),
            Conversion(from: .rgb, samples: [0, 65_535, 0], to: .grey, expected: [38_469]),
            Conversion(from: .rgba, samples: [0, 0, 65_535, 9], to: .grey, expected: [7_471]),
            Conversion(from: .rgb, samples: [65_535, 65_535, 65_535], to: .grey, expected: [65_535]),
            Conversion(from: .grey, samples: [7], to: .grey, expected: [7]),
        ])
    func converted(conversion: Conversion) {
        let picture = Picture(size: Self.pixel, channels: conversion.from, samples: conversion.samples)
        #expect(picture.converted(to: conversion.to).samples == conversion.expected)
    }

    @Test func greysStayThemselves() {
        for value in UInt16.min...UInt16.max where Picture.luma(red: value, green: value, blue: value) != value {
            Issue.record("\(value)")
        }
    }

    struct Layer: Sendable {
        let opacity: UInt16
        let expected: [UInt16]
    }

    @Test(
        "laid over white",
        arguments: [
            Layer(opacity: 0, expected: [65_535, 65_535, 65_535]),
            Layer(opacity: 65_535, expected: [0, 1_000, 65_535]),
            Layer(opacity: 13_107, expected: [52_428, 52_628, 65_535]),
        ])
    func flattened(layer: Layer) {
        let picture = Picture(size: Self.pixel, channels: .rgba, samples: [0, 1_000, 65_535, layer.opacity])
        #expect(picture.flattened(over: (65_535, 65_535, 65_535)).samples == layer.expected)
    }

    @Test func opacityIsFound() {
        #expect(Picture(size: Self.pixel, channels: .rgb, samples: [0, 0, 0]).isOpaque)
        let size = PixelSize(width: 3, height: 1)
        var picture = Picture(size: size, channels: .rgba, filledWith: [0, 0, 0, 65_535])
        #expect(picture.isOpaque)
        picture.samples[11] = 65_534
        #expect(!picture.isOpaque)
    }
}
