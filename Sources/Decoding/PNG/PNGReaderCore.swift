// SPDX-License-Identifier: MIT
import Basics
import CPNG
import Raster
import Storage

/// Owns libpng's reading state and turns its statuses into problems. ``PNGReader`` decides the order of calls.
final class PNGReaderCore {
    private let raw: OpaquePointer
    private let source: ByteSource

    init(_ source: ByteSource) throws(PictureReaderError.Problem) {
        let raw = cpng_reader_new(
            { context, bytes, count in
                guard let context, let bytes else { return 0 }
                let source = Unmanaged<ByteSource>.fromOpaque(context).takeUnretainedValue()
                return source.read(into: UnsafeMutableRawBufferPointer(start: bytes, count: count))
            }, Unmanaged.passUnretained(source).toOpaque())
        guard let raw else { throw .outOfMemory }
        self.raw = raw
        self.source = source
    }

    deinit { cpng_reader_free(raw) }

    func readHeader(limits: PictureLimits) throws(PictureReaderError.Problem) -> CPNGHeader {
        var header = CPNGHeader()
        let status = cpng_reader_begin(
            raw, CPNGLimits(side: UInt64(limits.side), pixels: UInt64(limits.pixels)), &header)
        if status == .tooLarge {
            throw .tooLarge(width: Int(header.width), height: Int(header.height), limits: limits)
        }
        try check(status)
        return header
    }

    /// The next `size.height` rows of a file that is not interlaced.
    func readRows(size: PixelSize, channels: Channels) throws(PictureReaderError.Problem) -> Picture {
        try read(size, channels) { cpng_reader_rows(raw, $0, size.height) }
    }

    /// The whole picture of an interlaced file.
    func readInterlaced(size: PixelSize, channels: Channels) throws(PictureReaderError.Problem) -> Picture {
        try read(size, channels) { cpng_reader_interlaced(raw, $0) }
    }

    func readEnd() throws(PictureReaderError.Problem) { try check(cpng_reader_end(raw)) }

    /// The content of the eXIf chunk; nil if none has been read.
    var exif: [UInt8]? {
        var count = 0
        guard let bytes = cpng_reader_exif(raw, &count) else { return nil }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// The colour space declared by the chunks before the image data.
    ///
    /// The order of precedence is the PNG specification's (third edition, 4.3): cICP, iCCP, sRGB, gAMA with cHRM.
    ///
    /// - Throws: `unsupported` for high dynamic range by its profile's name, and for narrow-range samples.
    func colourSpace() throws(PictureReaderError.Problem) -> ColourSpace {
        let colour = cpng_reader_colour(raw)
        if colour.codes.is_present {
            guard colour.codes.is_full_range else { throw .unsupported(kind: "a PNG of narrow range") }
            return .coded(
                CodedColour(primaries: Int(colour.codes.primaries), transfer: Int(colour.codes.transfer)))
        }
        if let profile = colour.profile, let name = colour.profile_name.map({ String(cString: $0) }) {
            // The profile name reserved for PQ (W3C, High Dynamic Range in PNG: 2017).
            if name == "ITUR_2100_PQ_FULL" { throw .unsupported(kind: "a PNG of high dynamic range (PQ)") }
            return .profile(Array(UnsafeBufferPointer(start: profile, count: colour.profile_bytes)))
        }
        if colour.is_standard || colour.gamma <= 0 && !colour.has_chromaticities { return .standard }
        let xy = colour.chromaticities
        let primaries =
            colour.has_chromaticities
            ? Primaries(
                red: .init(xy.2, xy.3), green: .init(xy.4, xy.5), blue: .init(xy.6, xy.7), white: .init(xy.0, xy.1))
            : .standard
        // As in browsers, chromaticities without a gamma get a gamma of 2.2, near sRGB's curve.
        return .calibrated(gamma: colour.gamma > 0 ? 1 / colour.gamma : 2.2, primaries: primaries)
    }

    private func read(
        _ size: PixelSize, _ channels: Channels, with call: (UnsafeMutablePointer<UInt16>) -> CPNGStatus
    ) throws(PictureReaderError.Problem) -> Picture {
        let count = size.pixelCount * channels.count
        var status = CPNGStatus.done
        let samples = [UInt16](unsafeUninitializedCapacity: count) { buffer, initializedCount in
            guard let start = buffer.baseAddress else { return }
            status = call(start)
            initializedCount = status == .done ? count : 0
        }
        try check(status)
        return Picture(size: size, channels: channels, samples: samples)
    }

    private func check(_ status: CPNGStatus) throws(PictureReaderError.Problem) {
        switch status {
        case .done: return
        case .truncated:
            if let failure = source.failure { throw .unreadable(failure) }
            throw .truncated(.png)
        case .outOfMemory: throw .outOfMemory
        case .damaged, .refused, .tooLarge:
            throw .damaged(.png, detail: String(cString: cpng_reader_message(raw)))
        }
    }
}
