// SPDX-License-Identifier: MIT
import CAV
import Raster

/// Turns a decoded frame of any layout into a picture.
///
/// Samples of `n` bits are spread over 16: `v * 65535 / (2^n - 1)`, rounded. Component video, which is of 8 bits here, is
/// converted as JFIF and WebP prescribe: see ``ComponentMatrix`` and, for chroma of lower resolution, ``ChromaRow``.
struct FrameConversion {
    private let frame: DecodedFrame
    private let packet: StillPacket
    private let layout: UnsafePointer<AVPixFmtDescriptor>
    private let size: PixelSize
    private let channels: Channels
    private let hasOpacity: Bool

    init(_ frame: DecodedFrame, of packet: StillPacket) throws(PictureReaderError.Problem) {
        guard let layout = frame.layout else {
            throw .unsupported(kind: "a \(packet.format.rawValue) without a layout")
        }
        let flags = Int32(truncatingIfNeeded: layout.pointee.flags)
        guard flags & (AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_FLOAT | AV_PIX_FMT_FLAG_BAYER) == 0,
            layout.pointee.comp.0.depth <= 16
        else {
            throw .unsupported(kind: "a \(packet.format.rawValue) of samples \(String(cString: layout.pointee.name))")
        }
        self.frame = frame
        self.packet = packet
        self.layout = layout
        size = PixelSize(width: frame.width, height: frame.height)
        isPalette = flags & AV_PIX_FMT_FLAG_PAL != 0
        let components = Int(layout.pointee.nb_components)
        hasOpacity = packet.opacity != .none && (flags & AV_PIX_FMT_FLAG_ALPHA != 0 || isPalette)
        isGrey = components <= 2 && !isPalette
        isComponentVideo = !isGrey && !isPalette && flags & AV_PIX_FMT_FLAG_RGB == 0
        channels = hasOpacity ? .rgba : isGrey ? .grey : .rgb
        opacityComponent = components - 1
    }

    private let isPalette: Bool
    private let isGrey: Bool
    private let isComponentVideo: Bool
    private let opacityComponent: Int

    func picture() throws(PictureReaderError.Problem) -> Picture {
        let count = size.pixelCount * channels.count
        let samples = [UInt16](unsafeUninitializedCapacity: count) { output, initializedCount in
            if isPalette {
                fillFromPalette(output)
            } else if isComponentVideo {
                fillFromComponents(output)
            } else {
                fillColours(output)
            }
            if hasOpacity && !isPalette { fill(output, channel: 3, from: opacityComponent) }
            if packet.opacity == .premultiplied && hasOpacity { divideByOpacity(output) }
            initializedCount = count
        }
        return Picture(size: size, channels: channels, samples: samples)
    }

    // MARK: Grey and RGB

    private func fillColours(_ output: UnsafeMutableBufferPointer<UInt16>) {
        for channel in 0..<min(3, channels.count) { fill(output, channel: channel, from: isGrey ? 0 : channel) }
    }

    /// Spreads a component over 16 bits and into one channel.
    private func fill(_ output: UnsafeMutableBufferPointer<UInt16>, channel: Int, from component: Int) {
        let name = AVPixelFormat(frame.raw.pointee.format)
        let top = UInt32(1) << UInt32(depth(of: component)) - 1
        // A table for narrow samples, whose scale need not be a whole number; MONOWHITE is the one with white as 0.
        let table = (0...min(top, 65_535)).map { value -> UInt16 in
            let spread = UInt16((value * 65_535 + top / 2) / top)
            return name == AV_PIX_FMT_MONOWHITE ? 65_535 - spread : spread
        }
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: size.width) { row in
            guard let start = row.baseAddress else { return }
            table.withUnsafeBufferPointer { table in
                var sink = channel
                for y in 0..<size.height {
                    frame.read(component: component, row: y, count: size.width, layout: layout, into: start)
                    for x in 0..<size.width {
                        output[sink] = table[Int(row[x])]
                        sink += channels.count
                    }
                }
            }
        }
    }

    private func depth(of component: Int) -> Int {
        let components = layout.pointee.comp
        return Int([components.0, components.1, components.2, components.3][component].depth)
    }

    // MARK: Palettes

    private func fillFromPalette(_ output: UnsafeMutableBufferPointer<UInt16>) {
        guard let palette = frame.palette else { return }
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: size.width) { row in
            guard let start = row.baseAddress else { return }
            var sink = 0
            for y in 0..<size.height {
                frame.read(component: 0, row: y, count: size.width, layout: layout, into: start)
                for x in 0..<size.width {
                    let colour = palette[Int(row[x] & 0xFF)]
                    for channel in 0..<channels.count {
                        let shift = channel == 3 ? 24 : UInt32(16 - 8 * channel)
                        output[sink + channel] = UInt16(truncatingIfNeeded: colour >> shift & 0xFF) &* 257
                    }
                    sink += channels.count
                }
            }
        }
    }

    // MARK: Component video

    private func fillFromComponents(_ output: UnsafeMutableBufferPointer<UInt16>) {
        let matrix = ComponentMatrix(isFullRange: packet.format != .webp)
        var blueness = ChromaRow(frame, component: 1, layout: layout)
        var redness = ChromaRow(frame, component: 2, layout: layout)
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: size.width) { luma in
            guard let start = luma.baseAddress else { return }
            var sink = 0
            for y in 0..<size.height {
                frame.read(component: 0, row: y, count: size.width, layout: layout, into: start)
                blueness.move(to: y)
                redness.move(to: y)
                blueness.samples.withUnsafeBufferPointer { blueness in
                    redness.samples.withUnsafeBufferPointer { redness in
                        for x in 0..<size.width {
                            let colour = matrix.colour(luma[x], blueness[x], redness[x])
                            output[sink] = colour.red
                            output[sink + 1] = colour.green
                            output[sink + 2] = colour.blue
                            sink += channels.count
                        }
                    }
                }
            }
        }
    }

    // MARK: Opacity

    private func divideByOpacity(_ output: UnsafeMutableBufferPointer<UInt16>) {
        for pixel in stride(from: 0, to: output.count, by: 4) {
            let opacity = UInt32(output[pixel + 3])
            for channel in 0..<3 {
                let divided = opacity == 0 ? 0 : (UInt32(output[pixel + channel]) * 65_535 + opacity / 2) / opacity
                output[pixel + channel] = UInt16(min(divided, 65_535))
            }
        }
    }
}
