// SPDX-License-Identifier: MIT
import Foundation
import Raster

/// Runs an encoder on a thread of its own, behind a short queue. So two outputs of one film take the time of the slower
/// one, not the sum of both.
///
/// The film is the same as without the queue. An error of the encoder is thrown by a later call, at the latest by
/// ``finish()``.
public final class QueuedEncoder: FrameEncoder, @unchecked Sendable {
    private enum Item {
        case band(Band)
        case hold(Int)
        case finish

        /// Bytes of its pixels.
        var size: Int {
            guard case .band(let band) = self else { return 0 }
            return band.pixels.samples.count * MemoryLayout<UInt16>.stride
        }
    }

    private var isFinishing = false

    // Guarded by `condition`.
    private let condition = NSCondition()
    private var items: [Item] = []
    /// Bytes of the waiting bands.
    private var size = 0
    private var failure: (any Error)?
    private var isCancelled = false
    /// Whether the thread has ended and released its encoder.
    private var isOver = false

    /// Maximum number of waiting items.
    private static let capacity = 4
    /// No band is added to waiting ones of this size, since a band may be a whole large frame.
    private static let sizeLimit = 64 << 20
    private static let stackSize = 8 << 20

    /// - Parameter encoder: the caller must not use it any more.
    public init(_ encoder: any FrameEncoder) {
        nonisolated(unsafe) var owned: (any FrameEncoder)? = encoder
        let thread = Thread { [self] in
            if let encoder = owned { serve(encoder) }
            // Released before `isOver` is set: an unfinished encoder has then removed its files when `cancel` returns.
            owned = nil
            condition.lock()
            isOver = true
            condition.broadcast()
            condition.unlock()
        }
        thread.stackSize = Self.stackSize
        thread.start()
    }

    public func write(_ band: Band) throws { try add(.band(band)) }

    public func hold(_ count: Int) throws { try add(.hold(count)) }

    /// Has the film completed while others are, without waiting; ``finish()`` follows.
    ///
    /// - Throws: an earlier error of the encoder.
    public func beginFinish() throws {
        guard !isFinishing else { return }
        isFinishing = true
        try add(.finish)
    }

    public func finish() throws {
        try beginFinish()
        condition.lock()
        defer { condition.unlock() }
        while !isOver { condition.wait() }
        if let failure { throw failure }
    }

    /// Ends the thread and waits until it has ended; an unfinished film is lost. Call it before the last reference to
    /// the encoder is released. It is harmless after ``finish()``.
    public func cancel() {
        condition.lock()
        defer { condition.unlock() }
        isCancelled = true
        condition.broadcast()
        while !isOver { condition.wait() }
    }

    private func add(_ item: Item) throws {
        condition.lock()
        defer { condition.unlock() }
        while isFull && failure == nil && !isOver { condition.wait() }
        if let failure { throw failure }
        precondition(!isOver, "nothing comes after the end of a film")
        items.append(item)
        size += item.size
        condition.broadcast()
    }

    private var isFull: Bool { items.count >= Self.capacity || size >= Self.sizeLimit }

    // MARK: The thread

    private func serve(_ encoder: any FrameEncoder) {
        while let item = next() {
            do {
                switch item {
                case .band(let band): try encoder.write(band)
                case .hold(let count): try encoder.hold(count)
                case .finish: return try encoder.finish()
                }
            } catch {
                condition.lock()
                failure = error
                condition.broadcast()
                condition.unlock()
                return
            }
        }
    }

    /// Waits for the next item and removes it from the queue; nil after ``cancel()``.
    private func next() -> Item? {
        condition.lock()
        defer { condition.unlock() }
        while items.isEmpty && !isCancelled { condition.wait() }
        if isCancelled { return nil }
        condition.broadcast()
        let item = items.removeFirst()
        size -= item.size
        return item
    }
}
