// SPDX-License-Identifier: MIT
import Basics
import CGIF
import Raster

/// Decodes the first frame of a GIF by giflib. The canvas around the frame is transparent.
enum GIFReader {
    static func read(_ bytes: [UInt8], limits: PictureLimits) throws(PictureReaderError.Problem) -> StoredPicture {
        let file = try GIFFile(bytes)
        let (width, height) = (Int(file.raw.pointee.SWidth), Int(file.raw.pointee.SHeight))
        try limits.check(width: width, height: height)
        let transparent = try file.moveToFrame()
        let place = file.frame
        try limits.check(width: place.width, height: place.height)
        guard place.width > 0 && place.height > 0 else {
            throw .damaged(.gif, detail: "\(place.width)x\(place.height) pixels")
        }
        // Some programs write no canvas size; the frame's is then used.
        let canvas =
            width > 0 && height > 0
            ? PixelSize(width: width, height: height) : PixelSize(width: place.width, height: place.height)
        guard let palette = file.palette else { throw .damaged(.gif, detail: "no palette") }
        return StoredPicture(
            format: .gif, size: canvas, model: .rgb, opacity: .straight, isEightBit: true,
            samples: try samples(of: file, place, on: canvas, palette: palette, transparent: transparent))
    }

    /// - Parameters:
    ///   - palette: 256 colours; those missing from the file are black.
    ///   - transparent: the transparent index, or -1.
    private static func samples(
        of file: GIFFile, _ place: GIFFile.Frame, on canvas: PixelSize, palette: [GifColorType], transparent: Int
    ) throws(PictureReaderError.Problem) -> [UInt16] {
        // The colour of a transparent pixel is arbitrary: white here.
        let nothing: [UInt16] = [.max, .max, .max, 0]
        var samples = [UInt16](unsafeUninitializedCapacity: canvas.pixelCount * 4) { samples, count in
            for index in 0..<canvas.pixelCount * 4 { samples[index] = nothing[index % 4] }
            count = canvas.pixelCount * 4
        }
        var row = [GifPixelType](repeating: 0, count: place.width)
        for y in place.rowOrder {
            try file.readRow(&row)
            // A frame may extend beyond the canvas and is then cropped.
            guard place.top + y < canvas.height else { continue }
            for x in 0..<max(0, min(place.width, canvas.width - place.left)) {
                let index = Int(row[x])
                if index == transparent { continue }
                let target = ((place.top + y) * canvas.width + place.left + x) * 4
                samples[target] = UInt16(palette[index].Red) * 257
                samples[target + 1] = UInt16(palette[index].Green) * 257
                samples[target + 2] = UInt16(palette[index].Blue) * 257
                samples[target + 3] = .max
            }
        }
        return samples
    }
}

/// Owns giflib's reading state over bytes in memory.
private final class GIFFile {
    struct Frame {
        let left: Int
        let top: Int
        let width: Int
        let height: Int
        let isInterlaced: Bool

        /// The rows of the frame in the order of the file: GIF89a specification, appendix E.
        var rowOrder: [Int] {
            guard isInterlaced else { return Array(0..<height) }
            return [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: height, by: $0.1)) }
        }
    }

    private(set) var raw: UnsafeMutablePointer<GifFileType>
    private let source: Bytes

    /// The bytes that giflib's callback reads.
    private final class Bytes {
        let all: [UInt8]
        var position = 0
        var hasEnded = false

        init(_ all: [UInt8]) { self.all = all }
    }

    init(_ bytes: [UInt8]) throws(PictureReaderError.Problem) {
        source = Bytes(bytes)
        var code: Int32 = 0
        let file = DGifOpen(
            Unmanaged.passUnretained(source).toOpaque(),
            { file, target, wanted in
                guard let owner = file?.pointee.UserData, let target else { return 0 }
                let source = Unmanaged<Bytes>.fromOpaque(owner).takeUnretainedValue()
                let count = min(Int(wanted), source.all.count - source.position)
                if count < Int(wanted) { source.hasEnded = true }
                source.all.withUnsafeBufferPointer { all in
                    guard count > 0, let start = all.baseAddress else { return }
                    target.update(from: start + source.position, count: count)
                }
                source.position += count
                return Int32(count)
            }, &code)
        guard let file else { throw Self.problem(code, hasEnded: source.hasEnded) }
        raw = file
    }

    deinit {
        var code: Int32 = 0
        DGifCloseFile(raw, &code)
    }

    private static func problem(_ code: Int32, hasEnded: Bool) -> PictureReaderError.Problem {
        if hasEnded { return .truncated(.gif) }
        if code == D_GIF_ERR_NOT_ENOUGH_MEM { return .outOfMemory }
        return .damaged(.gif, detail: GifErrorString(code).map { String(cString: $0) } ?? "error \(code)")
    }

    private func check(_ status: Int32) throws(PictureReaderError.Problem) {
        if status != GIF_OK { throw Self.problem(raw.pointee.Error, hasEnded: source.hasEnded) }
    }

    /// Moves to the first frame; returns the frame's transparent index, or -1.
    func moveToFrame() throws(PictureReaderError.Problem) -> Int {
        var transparent = -1
        while true {
            var kind = UNDEFINED_RECORD_TYPE
            try check(DGifGetRecordType(raw, &kind))
            switch kind {
            case IMAGE_DESC_RECORD_TYPE:
                try check(DGifGetImageHeader(raw))
                return transparent
            case EXTENSION_RECORD_TYPE:
                var code: Int32 = 0
                var block: UnsafeMutablePointer<GifByteType>?
                try check(DGifGetExtension(raw, &code, &block))
                if code == GRAPHICS_EXT_FUNC_CODE, let block, block[0] == 4 {
                    transparent = block[1] & 1 == 1 ? Int(block[4]) : -1
                }
                while block != nil { try check(DGifGetExtensionNext(raw, &block)) }
            default: throw .damaged(.gif, detail: "no frame")
            }
        }
    }

    var frame: Frame {
        let image = raw.pointee.Image
        return Frame(
            left: Int(image.Left), top: Int(image.Top), width: Int(image.Width), height: Int(image.Height),
            isInterlaced: image.Interlace)
    }

    /// The frame's own palette or else the file's, padded with black to 256 colours; nil if there is neither.
    var palette: [GifColorType]? {
        guard let map = raw.pointee.Image.ColorMap ?? raw.pointee.SColorMap, let colours = map.pointee.Colors else {
            return nil
        }
        let count = min(Int(map.pointee.ColorCount), 256)
        return Array(UnsafeBufferPointer(start: colours, count: count))
            + [GifColorType](repeating: GifColorType(Red: 0, Green: 0, Blue: 0), count: 256 - count)
    }

    func readRow(_ row: inout [GifPixelType]) throws(PictureReaderError.Problem) {
        try check(DGifGetLine(raw, &row, Int32(row.count)))
    }
}
