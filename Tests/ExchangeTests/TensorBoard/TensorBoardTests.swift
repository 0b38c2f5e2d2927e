// SPDX-License-Identifier: MIT
import Basics
import Encoding
import Exchange
import Foundation
import Raster
import Storage
import Testing
import TestSupport

/// TensorBoard's own Python package reads our event files.
@Suite("TensorBoard's events") struct TensorBoardTests {
    private func values(_ number: Float) -> [TensorBoardValue] { [TensorBoardValue("loss", .scalar(number))] }

    @Test("curves, also of numbers that are none, and steps beyond 32 bits")
    func scalars() throws {
        let folder = try TemporaryFolder()
        let events = try TensorBoardEvents(in: folder.path, from: 0)
        let steps = [1, 2, 3, 300, 1 << 40]
        let numbers: [Float] = [0.5, .nan, .infinity, -.infinity, 1e-30]
        for (step, number) in zip(steps, numbers) { try events.write(values(number), step: step) }
        let points = try #require(EventFileReader.read(folder.path).scalars["loss"])
        #expect(points.map(\.step) == steps)
        #expect(points.dropLast().map(\.value) == ["0.5", "nan", "inf", "-inf"])
        #expect(points.last.flatMap { Float($0.value) } == 1e-30)
    }

    @Test("pictures come back byte for byte", arguments: [Channels.grey, .rgb, .rgba])
    func pictures(channels: Channels) throws {
        let folder = try TemporaryFolder()
        let size = PixelSize(width: 5, height: 3)
        let picture = Picture(
            size: size, channels: channels, samples: (0..<15 * channels.count).map { UInt16($0 * 1000) })
        let png = try PNGWriter.bytes(of: picture)
        try TensorBoardEvents(in: folder.path, from: 0).write(
            [TensorBoardValue("drawing", .picture(png: png, size: size, channels: channels))], step: 7)
        let image = try #require(EventFileReader.read(folder.path).images["drawing"]?.first)
        #expect(image.step == 7 && image.width == 5 && image.height == 3 && image.bytes == png)
        try PNGWriter.write(picture, to: folder.file("same.png"))
        #expect(try folder.bytes(of: "same.png") == png)
    }

    struct Spread: Sendable {
        let values: [Float]
        let count: Double
        let least: Double
        let most: Double
    }

    @Test(
        "histograms count every finite number once",
        arguments: [
            Spread(values: (0...99).map { Float($0) }, count: 100, least: 0, most: 99),
            Spread(values: [.nan, 1, -.infinity, 3], count: 2, least: 1, most: 3),
            Spread(values: [0.25, 0.25], count: 2, least: 0.25, most: 0.25),
            Spread(values: [0], count: 1, least: 0, most: 0),
            Spread(
                values: [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], count: 2, least: -3.4028234663852886e38,
                most: 3.4028234663852886e38),
        ])
    func histograms(_ spread: Spread) throws {
        let folder = try TemporaryFolder()
        let histogram = try #require(TensorBoardHistogram(of: spread.values))
        try TensorBoardEvents(in: folder.path, from: 0).write(
            [TensorBoardValue("weights/a", .histogram(histogram))], step: 1)
        let read = try #require(EventFileReader.read(folder.path).histograms["weights/a"]?.first)
        #expect(read.min == spread.least && read.max == spread.most && read.num == spread.count)
        #expect(read.counts.reduce(0, +) == spread.count && read.counts.count == read.limits.count)
        #expect(read.limits == read.limits.sorted() && Set(read.limits).count == read.limits.count)
        #expect(read.limits.last.map { $0 >= spread.most } == true)
    }

    @Test("there is no histogram of nothing")
    func emptyHistogram() { #expect(TensorBoardHistogram(of: [Float.nan]) == nil) }

    @Test("going on cuts a torn end, and readers forget what came after the step")
    func goesOn() throws {
        let folder = try TemporaryFolder()
        let first = try TensorBoardEvents(in: folder.path, from: 0)
        for step in 1...6 { try first.write(values(Float(step)), step: step) }
        let name = try #require(first.path.lastComponent?.string)
        try folder.write(try folder.bytes(of: name) + [9, 0, 0, 0, 0, 0, 0, 0, 1], as: name)

        let second = try TensorBoardEvents(in: folder.path, from: 4)
        #expect(second.path == first.path)
        for step in 5...8 { try second.write(values(Float(10 * step)), step: step) }
        let points = try #require(EventFileReader.read(folder.path).scalars["loss"])
        #expect(points.map(\.step) == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(points.map(\.value) == ["1.0", "2.0", "3.0", "4.0", "50.0", "60.0", "70.0", "80.0"])
    }

    @Test("beginning again removes the run before, and leaves other people's files alone")
    func beginsAnew() throws {
        let folder = try TemporaryFolder()
        try TensorBoardEvents(in: folder.path, from: 0).write(values(1), step: 9)
        try folder.write("somebody's", as: "events.out.tfevents.1.host.1.0")
        try TensorBoardEvents(in: folder.path, from: 0).write(values(2), step: 1)
        let names = try folder.names()
        #expect(names.count == 2 && names.contains("events.out.tfevents.1.host.1.0"), "\(names)")
    }

    @Test("a folder that is not there is an error that names it")
    func missingFolder() throws {
        let folder = try TemporaryFolder()
        #expect { try TensorBoardEvents(in: folder.file("no"), from: 0) } throws: { error in
            (error as? StorageError)?.operation == .read && "\(error)".contains("/no:")
        }
    }
}
