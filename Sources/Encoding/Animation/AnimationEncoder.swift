// SPDX-License-Identifier: MIT
import Foundation
import Raster

/// Makes an animated picture: equal adjacent frames become one that lasts longer.
///
/// With its writer it holds three frames, whatever the film's length. Frames that come faster than the format can show
/// them are dropped by ``TickClock/canShow(at:after:end:)``; a frame that is held appears as soon as that allows.
final class AnimationEncoder: FrameEncoder {
    private var cursor: FrameCursor
    private let writer: any AnimationWriter
    private let clock: TickClock
    private let end: Int
    /// The frame being filled, or the last complete one if it could not be shown.
    private var incoming: [UInt8]
    /// The frame on the screen and its first tick; its end is not yet known.
    private var shown: [UInt8]
    private var shownSince = 0
    /// Whether `incoming` is complete and differs from `shown`.
    private var isWaiting = false

    init(format: FilmFormat, writer: any AnimationWriter) {
        self.writer = writer
        cursor = FrameCursor(format)
        clock = writer.clock
        end = clock.tick(ofFrame: format.frameCount)
        incoming = Array(repeating: 0, count: format.size.pixelCount * writer.bytesPerPixel)
        shown = incoming
    }

    func write(_ band: Band) throws {
        let index = cursor.frameCount
        let isComplete = cursor.advance(over: band)
        let length = cursor.format.size.width * writer.bytesPerPixel
        incoming.withUnsafeMutableBufferPointer { incoming in
            band.forEachRow { row, samples in
                writer.convert(
                    samples, row: row,
                    into: UnsafeMutableBufferPointer(rebasing: incoming[row * length..<(row + 1) * length]))
            }
        }
        guard isComplete else { return }
        guard index > 0 else { return swap(&shown, &incoming) }
        isWaiting = !Self.areEqual(incoming, shown)
        try showIncoming(at: index)
    }

    func hold(_ count: Int) throws {
        let start = cursor.frameCount
        cursor.hold(count)
        // Needed only after a dropped frame, which may appear after a few of the held ones.
        for index in start..<start + count where isWaiting { try showIncoming(at: index) }
    }

    func finish() throws {
        cursor.finish()
        try writer.show(shown, ticks: max(end - shownSince, clock.shortest), next: nil)
        try writer.finish()
    }

    private func showIncoming(at index: Int) throws {
        let now = clock.tick(ofFrame: index)
        guard isWaiting, clock.canShow(at: now, after: shownSince, end: end) else { return }
        try writer.show(shown, ticks: now - shownSince, next: incoming)
        swap(&shown, &incoming)
        shownSince = now
        isWaiting = false
    }

    private static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.withUnsafeBytes { one in
            other.withUnsafeBytes { other in
                guard let a = one.baseAddress, let b = other.baseAddress else { return true }
                return memcmp(a, b, one.count) == 0
            }
        }
    }
}
