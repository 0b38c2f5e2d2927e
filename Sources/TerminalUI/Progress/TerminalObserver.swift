// SPDX-License-Identifier: MIT
import Basics
import Studio
import Synchronization

/// Shows the studio's events and progress at a terminal, and stops the work on Ctrl-C.
package final class TerminalObserver: StudioObserver {
    private let console: Console
    private let interruption: Interruption
    private let timeLimit: Double?
    private let preview: PreviewBoard?
    private let shown = Mutex(Shown())

    private struct Shown {
        var learning: LearningLines?
        var film: FilmLine?
        /// The beginning of the line on the bend that is being taught, and the bend's name.
        var bend: (heading: String, name: String)?
    }

    /// - Parameters:
    ///   - timeLimit: seconds after which learning of a picture stops; nil for none.
    ///   - preview: the pictures that are shown above the lines; nil for none.
    package init(
        console: Console, interruption: Interruption, timeLimit: Double? = nil, preview: PreviewBoard? = nil
    ) {
        self.console = console
        self.interruption = interruption
        self.timeLimit = timeLimit
        self.preview = preview
    }

    package var isStopRequested: Bool { interruption.isRequested }

    package func whileExpendable<Result>(_ outcome: String, _ work: () throws -> Result) rethrows -> Result {
        try interruption.abandoning(outcome, work)
    }

    package func handle(_ event: StudioEvent) {
        switch event {
        case .sequence(let file): console.error(String(file.report.dropLast()))
        default: console.note(event.sentence)
        }
    }

    package func handle(_ progress: StudioProgress) {
        switch progress {
        case .step(let name, let step, let steps, let decibels):
            if let bend = shown.withLock({ $0.bend }), bend.name == name {
                console.showLive(["\(bend.heading)  step \(step) of \(steps)"])
            } else {
                learningLines.update(name, step: step, of: steps, decibels: decibels ?? .nan)
            }
        case .ended(let name): shown.withLock { $0.learning }?.finish(name)
        case .frames(let done, let total, let drawn):
            let line = shown.withLock { shown in
                var line = shown.film ?? FilmLine(total: total, isInteractive: console.isInteractive)
                defer { shown.film = line }
                return line.text(done: done, drawn: drawn)
            }
            guard let line else { return }
            if console.isInteractive { console.showLive([line]) } else { console.note(line) }
        case .walk(let number, let count, let first, let last):
            console.showLive(["walk \(number) of \(count)  \(first) -> \(last)"])
        case .bend(let number, let count, let name):
            shown.withLock { $0.bend = ("bend \(number) of \(count)  \(name)", name) }
        case .part(let done, let count): console.showLive(["part \(done) of \(count)"])
        case .over:
            let learning = shown.withLock { shown in
                defer { shown = Shown() }
                return shown.learning
            }
            learning?.stop()
            console.clearLive()
        }
    }

    private var learningLines: LearningLines {
        shown.withLock { shown in
            let lines = shown.learning ?? LearningLines(console: console, timeLimit: timeLimit, preview: preview)
            shown.learning = lines
            return lines
        }
    }
}

/// The progress line of a film that is being made, written at intervals.
struct FilmLine {
    private let total: Int
    private let interval: Duration
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant

    init(total: Int, isInteractive: Bool) {
        self.total = total
        interval = isInteractive ? .milliseconds(100) : .seconds(10)
        lastShown = start
    }

    /// For example `frame 12 of 240  8.1 frames/s  28 s left`; nil where it is too early for another line.
    ///
    /// - Parameter drawn: frames that were drawn in this run; only these measure the speed.
    mutating func text(done: Int, drawn: Int) -> String? {
        let now = ContinuousClock.now
        guard now - lastShown >= interval else { return nil }
        lastShown = now
        let line = "frame \(done) of \(total)"
        guard drawn > 0 else { return line }
        let pace = Double(drawn) / max((now - start) / .seconds(1), 0.001)
        return line + "  \(Wording.fixed(pace, 1)) frames/s  \(Wording.duration(Double(total - done) / pace)) left"
    }
}
