// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Testing

/// The timeline of a sequence that has no mistakes.
func timeline(
    _ source: String, against catalogue: Shelf? = nil, frameRate: FrameRate? = nil,
    _ location: SourceLocation = #_sourceLocation
) throws -> Timeline {
    let check = SequenceScript(source).check(against: catalogue, frameRate: frameRate)
    return try #require(
        check.timeline, "\(check.report.rendered(fileName: "test.seq", source: source))", sourceLocation: location)
}

extension Timeline {
    /// The mixture of a frame of a film whose legs are all straight.
    func mixture(at index: Int) -> Mixture {
        guard let mixture = shot(at: index).blend.mixture else { fatalError("frame \(index) shows no mixture") }
        return mixture
    }
}

/// The codes of all diagnostics.
func codes(_ source: String, against catalogue: Shelf? = nil) -> [DiagnosticCode] {
    SequenceScript(source).check(against: catalogue).report.diagnostics.map(\.code)
}

/// SplitMix64, so that a seed means the same sequence everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
