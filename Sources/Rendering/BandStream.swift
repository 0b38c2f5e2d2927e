// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster
import Synchronization

/// Draws runs of frames on all cores and gives their bands in order.
///
/// Threads draw a few bands ahead of the next one to be taken and then wait, so memory does not grow with the film. The
/// bands depend neither on the number of threads nor on their timing.
public final class BandStream: @unchecked Sendable {
    /// The next piece of the film.
    public enum Item: Sendable {
        /// Rows of the frame that the run shows; the frame ends with its last row.
        case band(FrameRun, Band)
        /// A run that needs no drawing, according to `isRecalled`.
        case recalled(FrameRun)
    }

    /// The piece that a thread draws at a time.
    private typealias Part = (band: DrawnBand, index: Int, place: Int)

    private let weights: MixtureWeights
    private let size: PixelSize
    private let tier: KernelTier
    private let isExact: Bool
    private let capacity: Int
    private let isRecalled: (FrameRun) -> Bool

    // Guarded by `condition`.
    private let condition = NSCondition()
    private var runs: any IteratorProtocol<FrameRun>
    private var current: (frame: DrawnFrame, nextRow: Int)?
    /// Parts of the last claimed band that no thread draws yet, in reverse order.
    private var waiting: [Part] = []
    private var claimed = 0
    private var taken = 0
    private var ready: [Int: Item] = [:]
    private var isExhausted = false
    /// Not guarded: threads that draw quickly can keep the lock for minutes from the thread that cancels.
    private let cancellation = Atomic(false)
    private var isCancelled: Bool { cancellation.load(ordering: .relaxed) }

    /// Starts drawing.
    ///
    /// - Parameters:
    ///   - runs: the runs to draw, in order.
    ///   - isExact: whether the networks are evaluated at every pixel.
    ///   - isRecalled: called once for each run, by any thread, one at a time; true for frames that need no drawing.
    public init(
        of runs: some Sequence<FrameRun>, weights: MixtureWeights, size: PixelSize, threads: Int,
        tier: KernelTier = .fastest, isExact: Bool = false,
        isRecalled: @escaping (FrameRun) -> Bool = { _ in false }
    ) {
        precondition(threads >= 1, "somebody must draw")
        self.weights = weights
        self.tier = tier
        self.isExact = isExact
        self.runs = runs.makeIterator()
        self.isRecalled = isRecalled
        self.size = size
        capacity = 2 * threads + 2
        for _ in 0..<threads {
            // A thread that draws, or waits for its turn, holds the stream: only the end or `cancel` frees it.
            let worker = Thread { [weak self] in
                while let stream = self, stream.drawOnePart() {}
            }
            worker.stackSize = 1 << 20
            worker.start()
        }
    }

    /// The next item; nil after the last. Call from one thread.
    public func next() -> Item? {
        condition.lock()
        defer { condition.unlock() }
        while !isCancelled {
            if let item = ready.removeValue(forKey: taken) {
                taken += 1
                condition.broadcast()
                return item
            }
            if isExhausted && taken == claimed { return nil }
            condition.wait()
        }
        return nil
    }

    /// Stops drawing; ``next()`` then gives nil. Needed only when the stream is left before its end.
    public func cancel() {
        cancellation.store(true, ordering: .relaxed)
        condition.lock()
        condition.broadcast()
        condition.unlock()
    }

    // MARK: Threads

    /// Claims and draws a part of a band; false when there is nothing left to draw.
    private func drawOnePart() -> Bool {
        guard let part = claim() else { return false }
        guard let band = part.band.draw(part: part.index) else { return true }
        condition.lock()
        ready[part.place] = .band(part.band.frame.run, band)
        condition.broadcast()
        condition.unlock()
        return true
    }

    private func claim() -> Part? {
        condition.lock()
        defer { condition.unlock() }
        while !isCancelled {
            if let part = waiting.popLast() { return part }
            if isExhausted { return nil }
            if claimed >= taken + capacity {
                condition.wait()
            } else if let (frame, row) = current {
                let band = frame.band(from: row)
                current = band.rows.upperBound < size.height ? (frame, band.rows.upperBound) : nil
                waiting = band.parts.indices.reversed().map { (band, $0, claimed) }
                claimed += 1
                condition.broadcast()
            } else if let run = runs.next() {
                begin(run)
            } else {
                isExhausted = true
                condition.broadcast()
            }
        }
        return nil
    }

    private func begin(_ run: FrameRun) {
        if isRecalled(run) {
            ready[claimed] = .recalled(run)
            claimed += 1
            condition.broadcast()
        } else {
            current = (DrawnFrame(run: run, weights: weights, size: size, tier: tier, isExact: isExact), 0)
        }
    }
}
