// SPDX-License-Identifier: MIT
import Basics
import Engine
import Learning
import Networks
import Raster
import Testing

@Suite struct LearningTargetTests {
    /// The point and the colour of a pixel.
    private func read(_ pixel: Int, _ picture: Picture, _ shape: NetworkShape) -> (point: [Float], colour: [Float]) {
        var point = [Float](repeating: .nan, count: 2)
        var colour = [Float](repeating: .nan, count: shape.outputChannels)
        let target = LearningTarget([picture], shape: shape)
        point.withUnsafeMutableBufferPointer { point in
            colour.withUnsafeMutableBufferPointer { colour in
                guard let point = point.baseAddress, let colour = colour.baseAddress else { return }
                withUnsafePointer(to: pixel) {
                    target.read(UnsafeBufferPointer(start: $0, count: 1), of: 0, points: point, colours: colour)
                }
            }
        }
        return (point, colour)
    }

    struct Wish: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let channels: Channels
        /// One pixel's eight-bit samples.
        let samples: [UInt8]
        let outputs: Int
        /// The wanted colour, in 1/255.
        let colour: [Float]

        static let all = [
            Wish(
                testDescription: "a colour", channels: .rgb, samples: [0, 51, 255], outputs: 3, colour: [0, 51, 255]),
            Wish(
                testDescription: "a colour is opaque", channels: .rgb, samples: [0, 51, 255], outputs: 4,
                colour: [0, 51, 255, 255]),
            Wish(testDescription: "grey as one", channels: .grey, samples: [51], outputs: 1, colour: [51]),
            Wish(
                testDescription: "grey as a colour", channels: .grey, samples: [51], outputs: 3, colour: [51, 51, 51]),
            Wish(
                testDescription: "grey as an opaque colour", channels: .grey, samples: [51], outputs: 4,
                colour: [51, 51, 51, 255]),
            Wish(
                testDescription: "a colour times its opacity", channels: .rgba, samples: [255, 100, 10, 51], outputs: 4,
                colour: [51, 20, 2, 51]),
            Wish(
                testDescription: "under full transparency nothing is wished for", channels: .rgba,
                samples: [255, 100, 10, 0], outputs: 4, colour: [0, 0, 0, 0]),
            Wish(
                testDescription: "opacity that is not learned is cut off", channels: .rgba,
                samples: [255, 100, 10, 51], outputs: 3, colour: [255, 100, 10]),
        ]
    }

    @Test("a pixel's wanted colour", arguments: Wish.all)
    func colour(wish: Wish) {
        let picture = Picture(
            size: PixelSize(width: 1, height: 1), channels: wish.channels, eightBitSamples: wish.samples)
        let found = read(0, picture, TinyTask.shape(channels: wish.outputs))
        // Two roundings of numbers up to 1.
        for (a, b) in zip(found.colour, wish.colour) { #expect(abs(a - b / 255) <= 2 * .ulpOfOne) }
    }

    @Test("pixels are where drawing puts them", arguments: CoordinateSystem.allCases)
    func points(coordinates: CoordinateSystem) {
        var shape = TinyTask.shape()
        shape.coordinates = coordinates
        let picture = TinyPictures.noise(5, 3, channels: .rgb, seed: 1)
        let plane = PicturePlane(size: picture.size, coordinates: coordinates)
        for row in 0..<3 {
            for column in 0..<5 {
                let found = read(5 * row + column, picture, shape)
                let point = plane.point(column: column, row: row)
                #expect(found.point == [point.0, point.1])
                for (channel, colour) in found.colour.enumerated() {
                    #expect(
                        abs(colour - Float(picture[column, row][picture[column, row].startIndex + channel]) / 65535)
                            < 1e-6)
                }
            }
        }
    }

    @Test("a grey picture learned as a colour is drawn grey")
    func greyAsColour() {
        let picture = TinyPictures.disc(channels: .grey)
        let shape = TinyTask.shape()
        let learner = Learner(
            LearningTarget([picture], shape: shape), from: .initial(shape: shape, seed: 3), settings: TinyTask.adam())
        while learner.advance(threads: 2), !learner.isFinished {}
        #expect(learner.psnr() > 30)
        let drawn = PackedNetwork(learner.weights, tier: .fastest).drawPicture(of: picture.size, threads: 1)
        #expect(SquaredError(drawn, picture.converted(to: .rgb)).psnr == learner.psnr())
    }
}
