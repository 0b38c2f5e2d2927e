// SPDX-License-Identifier: MIT
import Choreography

extension FuzzReader {
    /// Reads the input as a whole sequence, as the mixture of `draw` and as the view of `--view`.
    static let sequence = FuzzReader("sequence") { bytes, _ in
        let source = String(decoding: bytes, as: UTF8.self)
        _ = MixtureCheck(source, against: FuzzShelf())
        _ = ViewCheck(source)
        let script = SequenceScript(source)
        var isGood = false
        for check in [script.check(against: nil), script.check(against: FuzzShelf())] {
            _ = check.report.rendered(fileName: "fuzz.seq", source: source)
            guard let timeline = check.timeline else { continue }
            isGood = true
            let stride = max(1, timeline.frameCount / 10)
            for index in Swift.stride(from: 0, to: timeline.frameCount, by: stride) { _ = timeline.shot(at: index) }
        }
        if !isGood { throw FuzzRefusal() }
    }
}

/// A weights folder in which all names except `owl` have the same lineage.
private struct FuzzShelf: WeightsCatalogue {
    var folder: String { "weights" }
    var names: [String] { ["sun", "moon", "owl"] }

    func entry(named name: String) throws -> WeightsEntry {
        WeightsEntry(shape: "2-64-3 tanh", family: "tanh", lineage: name == "owl" ? "seed 2" : "seed 1")
    }

    func bend(between one: String, _ other: String) throws -> String { "\(one)~\(other)" }
}
