// SPDX-License-Identifier: MIT
import NeuralField
import Raster

/// The pictures a network is to learn, as colours at points of the plane.
///
/// Usually one picture. Of several, a network learns the mean, each point being asked for in all of them.
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
        planes = pictures.map { PicturePlane(size: $0.size, coordinates: shape.coordinates) }
    }

    /// Writes the point and the wanted colour of one pixel.
    ///
    /// The colour is in 0...1, multiplied by its opacity where that is learned: what lies under a fully transparent
    /// pixel is nobody's wish.
    @inline(__always)
    package func read(
        _ pixel: Int, of index: Int, point: UnsafeMutablePointer<Float>, colour: UnsafeMutablePointer<Float>
    ) {
        let picture = pictures[index]
        let (row, column) = pixel.quotientAndRemainder(dividingBy: picture.size.width)
        (point[0], point[1]) = planes[index].point(column: column, row: row)
        picture.samples.withUnsafeBufferPointer { samples in
            let sample = pixel * picture.channels.count
            let scale: Float = 1 / 65535
            let opacity = picture.channels == .rgba && channels == 4 ? Float(samples[sample + 3]) * scale : 1
            for channel in 0..<min(channels, 3) {
                let source = picture.channels == .grey ? sample : sample + channel
                colour[channel] = Float(samples[source]) * scale * opacity
            }
            if channels == 4 { colour[3] = opacity }
        }
    }
}
