// SPDX-License-Identifier: MIT
import Basics
import CGIF
import Raster
import Storage

/// Owns giflib's encoder and the file that it writes.
final class GIFStream {
    private let file: BufferedFile
    private var gif: UnsafeMutablePointer<GifFileType>?
    /// The error of writing the file, which giflib does not pass on.
    private var failure: (any Error)?

    init(at path: FilePath, size: PixelSize, palette: GIFPalette, loops: LoopCount) throws {
        file = try BufferedFile(at: path)
        var code: Int32 = 0
        // giflib calls back only while this object, which owns it, is in use.
        gif = EGifOpen(
            Unmanaged.passUnretained(self).toOpaque(),
            { gif, bytes, count in
                guard let owner = gif?.pointee.UserData else { return 0 }
                return Unmanaged<GIFStream>.fromOpaque(owner).takeUnretainedValue()
                    .write(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }, &code)
        guard gif != nil else { throw EncodingError.gif(doing: "opening \(path)", code: code, text: Self.text(code)) }
        EGifSetGifVersion(gif, true)
        try writeHeader(size: size, palette: palette)
        try writeLoops(loops)
    }

    deinit {
        // giflib writes its last byte here; without a commit the file is discarded.
        var code: Int32 = 0
        if gif != nil { EGifCloseFile(gif, &code) }
    }

    /// Writes a frame.
    ///
    /// - Parameters:
    ///   - pixels: the palette indices of the rectangle's pixels.
    ///   - delay: the frame's duration in hundredths of a second.
    ///   - isCleared: whether the rectangle becomes transparent after the delay.
    func frame(
        _ pixels: [UInt8], rectangle: PixelRectangle, delay: Int, transparentIndex: UInt8, isCleared: Bool
    ) throws {
        var control = GraphicsControlBlock(
            DisposalMode: isCleared ? DISPOSE_BACKGROUND : DISPOSE_DO_NOT, UserInputFlag: false,
            DelayTime: Int32(delay), TransparentColor: Int32(transparentIndex))
        var bytes = [UInt8](repeating: 0, count: 4)
        EGifGCBToExtension(&control, &bytes)
        try check(EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, Int32(bytes.count), bytes), "writing a frame's delay")
        try check(
            EGifPutImageDesc(
                gif, Int32(rectangle.columns.lowerBound), Int32(rectangle.rows.lowerBound),
                Int32(rectangle.columns.count), Int32(rectangle.rows.count), false, nil), "writing a frame's place")
        var line = [UInt8](repeating: 0, count: rectangle.columns.count)
        for start in stride(from: 0, to: pixels.count, by: line.count) {
            line.replaceSubrange(line.indices, with: pixels[start..<start + line.count])
            try check(EGifPutLine(gif, &line, Int32(line.count)), "writing a frame's pixels")
        }
    }

    /// Ends the file and gives it its final name.
    func finish() throws {
        var code: Int32 = 0
        let closed = EGifCloseFile(gif, &code)
        gif = nil
        if let failure { throw failure }
        guard closed == GIF_OK else {
            throw EncodingError.gif(doing: "ending \(file.path)", code: code, text: Self.text(code))
        }
        try file.commit()
    }

    private func writeHeader(size: PixelSize, palette: GIFPalette) throws {
        // The number of entries is a power of two, at least 2; one entry is for the transparent index.
        var count = 2
        while count < palette.colours.count + 1 { count *= 2 }
        let rest = repeatElement(GIFPalette.RGB(red: 0, green: 0, blue: 0), count: count - palette.colours.count)
        let entries = (palette.colours + rest).map { GifColorType(Red: $0.red, Green: $0.green, Blue: $0.blue) }
        guard let map = GifMakeMapObject(Int32(count), entries) else { throw EncodingError.outOfMemory }
        defer { GifFreeMapObject(map) }
        try check(
            EGifPutScreenDesc(
                gif, Int32(size.width), Int32(size.height), 8, Int32(palette.transparentIndex), map),
            "writing the header")
    }

    /// Writes Netscape's extension: the number of repetitions, 0 for infinitely many. Without it a film plays once.
    private func writeLoops(_ loops: LoopCount) throws {
        guard loops != .times(1) else { return }
        let again: UInt16 = if case .times(let count) = loops { UInt16(count - 1) } else { 0 }
        let name = Array("NETSCAPE2.0".utf8)
        let block: [UInt8] = [1] + again.littleEndianBytes
        try check(EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE), "writing the loop count")
        try check(EGifPutExtensionBlock(gif, Int32(name.count), name), "writing the loop count")
        try check(EGifPutExtensionBlock(gif, Int32(block.count), block), "writing the loop count")
        try check(EGifPutExtensionTrailer(gif), "writing the loop count")
    }

    /// giflib's callback; returns the number of bytes written.
    private func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard failure == nil else { return 0 }
        do {
            try file.write(bytes)
            return Int32(bytes.count)
        } catch {
            failure = error
            return 0
        }
    }

    private func check(_ code: Int32, _ doing: String) throws {
        guard code != GIF_OK else { return }
        if let failure { throw failure }
        let reason = gif?.pointee.Error ?? 0
        throw EncodingError.gif(doing: doing, code: reason, text: Self.text(reason))
    }

    private static func text(_ code: Int32) -> String {
        GifErrorString(code).map { String(cString: $0) } ?? "unknown error"
    }
}
