// SPDX-License-Identifier: MIT

/// The camera's place on each frame of a film.
public struct CameraPath: Hashable, Sendable {
    /// The moves in order of time.
    public private(set) var moves: [CameraMove] = []

    public init() {}

    mutating func append(_ move: CameraMove) { moves.append(move) }

    /// The view before the first frame.
    public var start: View { view(after: 0) }

    /// The view on frame `index`, counted from 0; takes the logarithm of the number of moves.
    public func view(at index: Int) -> View { move(before: index)?.view(after: index + 1) ?? .identity }

    /// The view after `count` frames, once every statement up to there has been read.
    func view(after count: Int) -> View { move(before: count)?.view(after: count) ?? .identity }

    /// Whether a move has not ended after so many frames.
    func isMoving(after count: Int) -> Bool { moves.last.map { $0.frames.upperBound > count } ?? false }

    /// The last move that begins with frame `index` or before it.
    private func move(before index: Int) -> CameraMove? {
        var (low, high) = (0, moves.count)
        while low < high {
            let middle = (low + high) / 2
            if moves[middle].frames.lowerBound <= index { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? moves[low - 1] : nil
    }
}

/// One move of the camera, which runs beside the segments and emits no frames.
public struct CameraMove: Hashable, Sendable {
    /// Line of the statement, counted from 1: a `view`, or a `close` that takes the camera along.
    public let line: Int
    /// The statement as written, without its comment; for the camera of a `close`, a description. For tables.
    public let text: String
    /// Indices of its frames in the film, from 0; empty for a jump, which shows from the frame at its lower bound on. A
    /// later move that begins before the end takes over.
    public let frames: Range<Int>
    public let from: View
    /// The view on its last frame, which stays.
    public let to: View
    public let easing: Easing

    /// The view after `count` frames of the film, at least `frames.lowerBound`.
    func view(after count: Int) -> View {
        if count >= frames.upperBound { return to }
        return from.moved(to: to, share: easing.value(atFrame: count - frames.lowerBound, of: frames.count))
    }
}
