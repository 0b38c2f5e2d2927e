// SPDX-License-Identifier: MIT

/// One line of a log.
public enum LogLine: Equatable, Sendable {
    case begin(RunDescription)
    case step(RunStep)
    case end(RunEnd)

    public var picture: String {
        switch self {
        case .begin(let line): line.picture
        case .step(let line): line.picture
        case .end(let line): line.picture
        }
    }

    /// Whether the line still holds for a picture whose learning continues after so many steps.
    func holds(at step: Int) -> Bool {
        switch self {
        case .begin: step > 0
        case .step(let line): line.step <= step
        case .end: false
        }
    }
}
