// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Learning
import Networks
import Raster
import Studio
import Synchronization

/// Holds the pictures being learned, and draws them for the terminal, above the progress.
///
/// Learners leave their weights here while it is waiting for them, and the thread that shows the progress draws them.
/// The processor time of a drawing determines when the next one is due, so that drawing stays a small share of the
/// work.
package final class PreviewBoard: Sendable {
    private struct Entry {
        let size: PixelSize
        var weights: Weights
        var isNew = true
    }

    private struct Contents {
        var entries: [String: Entry] = [:]
        var due = ContinuousClock.now
        var shown: LivePicture?
        var serial = 0
    }

    private let contents = Mutex(Contents())
    private let painter: PreviewPainter
    private let descriptor: Int32
    private let tier: KernelTier

    /// Share of one processor's time that drawing may take.
    private static let share = 0.02
    /// Minimum time between two drawings, seconds.
    private static let shortestInterval = 0.2

    package init(method: PreviewMethod, descriptor: Int32, tier: KernelTier) {
        painter = PreviewPainter(method: method)
        self.descriptor = descriptor
        self.tier = tier
    }

    /// Whether new weights would be drawn soon; otherwise learners need not give them.
    var isWaiting: Bool { contents.withLock { $0.due <= .now } }

    func show(_ name: String, _ weights: Weights, size: PixelSize) {
        contents.withLock { $0.entries[name] = Entry(size: size, weights: weights) }
    }

    func remove(_ name: String) {
        contents.withLock { contents in
            contents.entries[name] = nil
            contents.due = .now
        }
    }

    /// The latest picture of all that are being learned, drawn again if that is due; nil when nothing is being learned.
    func picture() -> LivePicture? {
        let (entries, shown, isDue) = contents.withLock { contents in
            (contents.entries, contents.shown, contents.due <= .now)
        }
        guard !entries.isEmpty else { return nil }
        guard isDue && (shown == nil || entries.contains { $0.value.isNew }) else { return shown }
        let started = Self.processorTime
        let sorted = entries.sorted { $0.key < $1.key }.map(\.value)
        let layout = PreviewLayout(
            sorted.map(\.size), screen: TerminalScreen(of: descriptor), method: painter.method)
        let pictures = zip(layout.tiles, sorted).map { tile, entry in
            entry.weights.savedDrawing(of: tile.drawn, tier: tier, threads: 1)
        }
        guard let text = try? painter.text(of: pictures, layout: layout) else { return shown }
        let cost = Self.processorTime - started
        return contents.withLock { contents in
            contents.serial += 1
            contents.due = .now + .seconds(max(Self.shortestInterval, cost / Self.share))
            for name in contents.entries.keys { contents.entries[name]?.isNew = false }
            contents.shown = LivePicture(
                serial: contents.serial, rows: layout.rows, text: text,
                removal: painter.removal(of: pictures.count))
            return contents.shown
        }
    }

    /// Processor time of this thread, seconds.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A picture shown above the live lines of a terminal until the next one replaces it.
package struct LivePicture {
    /// A number that changes whenever the picture does.
    package let serial: Int
    package let rows: Int
    /// The text that shows it, written at the start of its first row and ending at the start of the line below it.
    package let text: String
    /// The text that removes it from the screen, besides clearing its rows.
    package let removal: String
}

/// Gives the preview the weights of one picture whenever it waits for them.
package final class PreviewWatcher: LearningWatcher {
    private let watched: WatchedPicture
    private let board: PreviewBoard

    package init(_ watched: WatchedPicture, board: PreviewBoard) {
        self.watched = watched
        self.board = board
    }

    package func look(at learner: Learner, seconds: Double) {
        if board.isWaiting { board.show(watched.name, learner.weights, size: watched.picture.size) }
    }

    package func finish(_ learner: Learner, end: LearningEnd) { board.remove(watched.name) }
}
