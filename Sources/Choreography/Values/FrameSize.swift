// SPDX-License-Identifier: MIT

/// The width and height of a film in pixels, each in `1...16384`.
public struct FrameSize: Hashable, Sendable, CustomStringConvertible {
    public let width: Int
    public let height: Int

    public init(width: Int, height: Int) {
        let sides = 1...SequenceLimits.side
        precondition(sides.contains(width) && sides.contains(height), "a film's sides are in \(sides)")
        self.width = width
        self.height = height
    }

    /// For example `1920x1080`.
    public var description: String { "\(width)x\(height)" }
}
