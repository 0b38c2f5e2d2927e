// SPDX-License-Identifier: MIT

/// A PSNR in a record: infinite for an exact drawing, nil where it was not measured. Both are null in JSON.
public struct Fidelity: Encodable, Sendable {
    public let decibels: Double?

    public init(_ decibels: Double?) { self.decibels = decibels }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decibels.flatMap { $0.isFinite ? $0 : nil })
    }
}
