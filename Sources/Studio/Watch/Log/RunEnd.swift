// SPDX-License-Identifier: MIT

/// How learning a picture ended: its last line in a log.
public struct RunEnd: Codable, Equatable, Sendable {
    var event = Self.event
    public var picture: String
    var step: Int
    public var seconds: Double?
    var pixelUpdates: Int?
    /// A `LearningEnd`.
    var end: String
    /// Measured on the drawing, as `learn` tells it; nil for an exact one, and where learning diverged.
    public var psnrDb: Double?
    var ssim: Double?
    /// From which step on each watched place kept to the picture's colour.
    var settled: [Int?]?

    static let event = "end"
    static let diverged = "diverged"
}
