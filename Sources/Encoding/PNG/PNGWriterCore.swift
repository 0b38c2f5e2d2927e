// SPDX-License-Identifier: MIT
import Basics
import CPNG
import Raster
import Storage

/// Owns libpng's writing state; collects its bytes into large pieces for the sink and keeps the sink's error.
///
/// libpng cannot pass on a Swift error, so the error is kept until the C call has returned.
package final class PNGWriterCore {
    package typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    /// The context of libpng's callback.
    private final class Output {
        let sink: Sink
        var pending: [UInt8] = []
        var failure: (any Error)?

        static let pieceSize = 1 << 18

        init(_ sink: @escaping Sink) {
            self.sink = sink
            pending.reserveCapacity(Self.pieceSize + (1 << 16))
        }

        func accept(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            pending.append(contentsOf: bytes)
            return pending.count < Self.pieceSize || flush()
        }

        func flush() -> Bool {
            do {
                try pending.withUnsafeBytes(sink)
                pending.removeAll(keepingCapacity: true)
                return true
            } catch {
                failure = error
                return false
            }
        }
    }

    private let path: FilePath
    private let output: Output
    private let raw: OpaquePointer

    /// - Parameter path: the file's path in errors.
    package init(path: FilePath, sink: @escaping Sink) throws {
        let output = Output(sink)
        let raw = cpng_writer_new(
            { context, bytes, count in
                guard let context else { return false }
                let output = Unmanaged<Output>.fromOpaque(context).takeUnretainedValue()
                return output.accept(UnsafeBufferPointer(start: bytes, count: count))
            }, Unmanaged.passUnretained(output).toOpaque())
        guard let raw else { throw PNGWriterError(path: path, detail: "out of memory") }
        self.path = path
        self.output = output
        self.raw = raw
    }

    deinit { cpng_writer_free(raw) }

    package func begin(
        size: PixelSize, channels: Channels, bitDepth: PNGWriter.BitDepth, effort: PNGEffort
    ) throws {
        guard let width = UInt32(exactly: size.width), let height = UInt32(exactly: size.height) else {
            throw PNGWriterError(path: path, detail: "\(size) is more than a PNG can hold")
        }
        let layout = CPNGLayout(
            width: width, height: height, channels: Int32(channels.count), bit_depth: Int32(bitDepth.rawValue),
            is_packed: effort == .usual)
        try check(cpng_writer_begin(raw, layout))
    }

    package func write(_ samples: [UInt8], rows: Int) throws { try check(cpng_writer_rows8(raw, samples, rows)) }

    package func write(_ samples: [UInt16], rows: Int) throws { try check(cpng_writer_rows16(raw, samples, rows)) }

    package func end() throws {
        try check(cpng_writer_end(raw))
        if !output.flush() { try check(.refused) }
    }

    private func check(_ status: CPNGStatus) throws {
        if status == .done { return }
        if let failure = output.failure { throw failure }
        throw PNGWriterError(path: path, detail: String(cString: cpng_writer_message(raw)))
    }
}
