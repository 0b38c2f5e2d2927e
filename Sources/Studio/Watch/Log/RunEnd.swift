// SPDX-License-Identifier: MIT

/// The last line of a picture in a log: the reason that learning ended, and its result.
public struct RunEnd: Codable, Equatable, Sendable {
    var event = Self.event
    public var picture: String
    var step: Int
    public var seconds: Double?
    var pixelUpdates: Int?
    /// The raw value of a `LearningEnd`.
    var end: String
    /// PSNR of the whole drawing, as `learn` prints it; nil for an exact drawing, and where learning diverged.
    public var psnrDb: Double?
    var ssim: Double?
    /// For each watched point, the step from which on it kept to the picture's colour.
    var settled: [Int?]?

    static let event = "end"
    static let diverged = "diverged"
}
