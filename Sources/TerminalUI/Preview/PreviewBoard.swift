// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster
import Synchronization

/// The pictures being learned, as they are shown in the terminal above the progress.
///
/// Learners leave their weights here when they are asked for; whoever shows the progress draws them. Drawing is paid for
/// from a budget: what it took of the processor's time decides when it is due again, so that it stays a small share of
/// learning's.
public final class PreviewBoard: Sendable {
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

    /// Drawing's share of one processor's time, and its most pictures a second.
    private static let share = 0.02
    private static let shortestInterval = 0.2

    package init(method: PreviewMethod, descriptor: Int32, tier: KernelTier) {
        painter = PreviewPainter(method: method)
        self.descriptor = descriptor
        self.tier = tier
    }

    /// Whether new weights would be drawn soon; otherwise they need not be given.
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

    /// The latest picture of all, newly drawn if that is due; nil where nothing is learned.
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

    /// Of this thread, seconds.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
