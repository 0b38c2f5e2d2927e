// SPDX-License-Identifier: MIT
import Engine
import Networks
import Raster

/// The pictures a network is to learn, as colours at points of the plane.
///
/// Usually there is one picture. Of several, a network learns the mean, because samples are taken from all in turn.
public struct LearningTarget: Sendable {
    public let pictures: [Picture]
    public let channels: Int
    private let planes: [PicturePlane]

    /// - Parameter shape: its coordinates place the pixels; its outputs say which channels are learned. A picture
    ///   without opacity counts as opaque, a grey one as red, green and blue alike.
    public init(_ pictures: [Picture], shape: NetworkShape) {
        precondition(!pictures.isEmpty, "there is something to learn")
        precondition(
            pictures.allSatisfy { shape.outputChannels > 1 || $0.channels == .grey },
            "a network with one output learns grey pictures only")
        self.pictures = pictures
        channels = shape.outputChannels
        planes = pictures.map { PicturePlane(size: $0.size, shape: shape) }
    }

    /// Writes the points and the wanted colours of some pixels of a picture, every `step`th of `pixels`.
    ///
    /// A colour is in 0...1, multiplied by its opacity if that is learned: the colour of a fully transparent pixel does
    /// not matter.
    ///
    /// - Parameters:
    ///   - points: for the first pixel; each further one lies `step` points on.
    ///   - colours: for the first pixel; each further one lies `step` colours on.
    package func read(
        _ pixels: UnsafeBufferPointer<Int>, of index: Int, points: UnsafeMutablePointer<Float>,
        colours: UnsafeMutablePointer<Float>, step: Int = 1
    ) {
        // Fetched once for all pixels: threads that count references to a picture for each pixel wait for each other.
        let (picture, plane) = (pictures[index], planes[index])
        let (width, held) = (picture.size.width, picture.channels)
        let scale: Float = 1 / 65535
        picture.samples.withUnsafeBufferPointer { samples in
            var (point, colour) = (points, colours)
            for place in stride(from: 0, to: pixels.count, by: step) {
                let pixel = pixels[place]
                let (row, column) = pixel.quotientAndRemainder(dividingBy: width)
                (point[0], point[1]) = plane.point(column: column, row: row)
                let sample = pixel * held.count
                let opacity = held == .rgba && channels == 4 ? Float(samples[sample + 3]) * scale : 1
                for channel in 0..<min(channels, 3) {
                    let source = held == .grey ? sample : sample + channel
                    colour[channel] = Float(samples[source]) * scale * opacity
                }
                if channels == 4 { colour[3] = opacity }
                point += 2 * step
                colour += channels * step
            }
        }
    }

    /// Some pixels of the first picture: their points, `[count][2]`, and their wanted colours, `[count][channels]`.
    ///
    /// - Parameter pixels: row by row, counted from 0.
    public func values(ofPixels pixels: [Int]) -> (points: [Float], colours: [Float]) {
        var points = [Float](repeating: 0, count: 2 * pixels.count)
        var colours = [Float](repeating: 0, count: channels * pixels.count)
        pixels.withUnsafeBufferPointer { pixels in
            points.withUnsafeMutableBufferPointer { points in
                colours.withUnsafeMutableBufferPointer { colours in
                    guard let points = points.baseAddress, let colours = colours.baseAddress else { return }
                    read(pixels, of: 0, points: points, colours: colours)
                }
            }
        }
        return (points, colours)
    }
}
