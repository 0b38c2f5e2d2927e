// SPDX-License-Identifier: MIT
import Basics
import Raster

/// A value to show at a step, under a name (its tag); slashes in the name make groups.
public struct TensorBoardValue: Sendable {
    public enum Content: Sendable {
        /// A point of a curve; TensorBoard marks points that are not finite.
        case scalar(Float)
        /// A PNG's bytes and its size.
        case picture(png: [UInt8], size: PixelSize, channels: Channels)
        case histogram(TensorBoardHistogram)
    }

    public let tag: String
    public let content: Content

    public init(_ tag: String, _ content: Content) {
        self.tag = tag
        self.content = content
    }

    /// TensorBoard's `Summary.Value`.
    var message: ProtobufMessage {
        var message = ProtobufMessage()
        message.add(1, tag)
        switch content {
        case .scalar(let value): message.add(2, value)
        case .picture(let png, let size, let channels):
            var picture = ProtobufMessage()
            picture.add(1, size.height)
            picture.add(2, size.width)
            picture.add(3, channels.count)
            picture.add(4, png)
            message.add(4, picture)
        case .histogram(let histogram): message.add(5, histogram.message)
        }
        return message
    }
}
