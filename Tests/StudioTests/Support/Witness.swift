// SPDX-License-Identifier: MIT
import Studio
import Synchronization

/// Writes down what a piece of work tells, a line for each call, and stops the work at one of the lines.
final class Witness: StudioObserver {
    private let stop: String?
    private let heard = Mutex<[String]>([])

    /// - Parameter stop: the line at which the work is to stop; nil for never.
    init(stoppingAt stop: String? = nil) { self.stop = stop }

    var lines: [String] { heard.withLock { $0 } }

    func handle(_ event: StudioEvent) { note(Self.line(event)) }
    func handle(_ progress: StudioProgress) { note(Self.line(progress)) }
    var isStopRequested: Bool { heard.withLock { lines in stop.map(lines.contains) ?? false } }

    private func note(_ line: String) { heard.withLock { $0.append(line) } }

    private static func line(_ event: StudioEvent) -> String {
        switch event {
        case .learning(let event): "\(event)"
        case .rehearsal(let event): "\(event)"
        case .bending(let event): "\(event)"
        case .generations(.lost(let generation, _)): "lost \(generation)"
        case .generations(let event): "\(event)"
        case .race(.kept(let run)): "\(run) kept"
        case .race(.learned(let run, _)): "\(run) learned"
        case .race(.diverged(let run, let step)): "\(run) diverged at \(step)"
        case .film(.removedFrames(_, let count)): "removed \(count) frames"
        case .film(.evenSize(let wanted, let made)): "\(wanted) made \(made)"
        case .film(.loss(let notice, _)): "\(notice)"
        case .folder(.leftOut(let names, _)): "left out \(names)"
        case .sequence(let file): "\(file.path) has \(file.check.report.diagnostics.count) mistakes"
        }
    }

    private static func line(_ progress: StudioProgress) -> String {
        switch progress {
        case .step(let name, let step, let steps, _): "\(name) \(step)/\(steps)"
        case .ended(let name): "\(name) ended"
        case .frames(let done, let count, let drawn): "frames \(done)/\(count), \(drawn) drawn"
        case .walk(let number, let count, let first, let last): "walk \(number)/\(count) \(first) \(last)"
        case .bend(let number, let count, let name): "bend \(number)/\(count) \(name)"
        case .part(let done, let count): "part \(done)/\(count)"
        case .over: "over"
        }
    }
}

/// The lines on steps of what is called `name`, and on their end.
func steps(_ name: String, _ steps: ClosedRange<Int>, of count: Int = Workbench.steps, ends: Bool = true) -> [String] {
    steps.map { "\(name) \($0)/\(count)" } + (ends ? ["\(name) ended"] : [])
}
