// SPDX-License-Identifier: MIT
import Basics
import Foundation
import Synchronization

/// The progress of the pictures being learned, as lines that are refreshed.
final class LearningLines: @unchecked Sendable {
    private struct Entry {
        let start: ContinuousClock.Instant
        let firstStep: Int
        var step: Int
        var steps: Int
        var decibels: Double
    }

    private let console: Console
    private let timeLimit: Double?
    private let preview: PreviewBoard?
    private let entries = Mutex<[String: Entry]>([:])
    /// Used only when the progress begins and ends.
    private let timer: any DispatchSourceTimer
    private let queue = DispatchQueue(label: "progress")

    /// Refreshes per second on a terminal; in the next line, seconds between plain lines elsewhere.
    private static let liveRate = 8.0
    private static let plainInterval = 10.0

    /// The line under the preview.
    private static let advice = "Ctrl-C stops and keeps what was learned"

    init(console: Console, timeLimit: Double?, preview: PreviewBoard?) {
        self.console = console
        self.timeLimit = timeLimit
        self.preview = preview
        timer = DispatchSource.makeTimerSource(queue: queue)
        let interval = console.isInteractive ? 1 / Self.liveRate : Self.plainInterval
        timer.schedule(deadline: .now() + interval, repeating: interval)
        timer.setEventHandler { [weak self] in self?.show() }
        timer.resume()
    }

    /// Ends the refreshing; a refresh that has begun is over when it returns.
    func stop() {
        timer.cancel()
        queue.sync {}
    }

    /// Call after every step of the piece of work called `name`.
    func update(_ name: String, step: Int, of steps: Int, decibels: Double) {
        entries.withLock { entries in
            var entry =
                entries[name]
                ?? Entry(
                    start: .now, firstStep: step - 1, step: 0, steps: steps, decibels: 0)
            entry.step = step
            entry.decibels = decibels
            entries[name] = entry
        }
    }

    func finish(_ name: String) {
        entries.withLock { _ = $0.removeValue(forKey: name) }
    }

    private func show() {
        let lines = entries.withLock { entries in
            entries.sorted { $0.key < $1.key }.map { line(for: $0.key, $0.value) }
        }
        if console.isInteractive {
            let picture = preview?.picture()
            console.showLive(lines + (picture == nil ? [] : [Self.advice]), under: picture)
        } else {
            lines.forEach(console.note)
        }
    }

    /// For example `sun  12.3 dB  120 of 1500 steps  92 steps/s  15 s left`.
    private func line(for name: String, _ entry: Entry) -> String {
        let elapsed = (ContinuousClock.now - entry.start) / .seconds(1)
        // Only this run's steps measure the speed.
        let pace = Double(entry.step - entry.firstStep) / max(elapsed, 0.001)
        var left = Double(entry.steps - entry.step) / max(pace, 0.001)
        if let seconds = timeLimit { left = min(left, max(0, seconds - elapsed)) }
        return "\(Wording.left(name, 16)) \(Wording.decibels(entry.decibels))  \(entry.step) of \(entry.steps) steps  "
            + "\(Wording.fixed(pace, pace < 10 ? 1 : 0)) steps/s  \(Wording.duration(left)) left"
    }
}
