// SPDX-License-Identifier: MIT

/// A PSNR as records tell it: infinite for an exact drawing, nil where it was not measured. Both are null in JSON.
struct Fidelity: Encodable, Sendable {
    let decibels: Double?

    init(_ decibels: Double?) { self.decibels = decibels }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(decibels.flatMap { $0.isFinite ? $0 : nil })
    }

    var text: String { decibels.map(Wording.decibels) ?? "not measured" }
}
