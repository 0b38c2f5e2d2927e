// SPDX-License-Identifier: MIT
import Rendering

/// What `walk` tells of one walk; with `--json` as it stands.
struct WalkRecord: Encodable, Sendable {
    let from: String
    let to: String
    /// PSNR of the ends against the pictures they learned; null where these are not at hand.
    let fidelityADb: Fidelity
    let fidelityBDb: Fidelity
    let motion: Double
    let edges: Double
    let clutter: Double
    let jump: Double
    /// At an even pace.
    let evenJump: Double
    /// At -0.6 and at 1.6 of the way.
    let clutterBefore: Double
    let clutterBeyond: Double

    init(from: String, to: String, fidelity: (Double?, Double?), figures: WalkFigures) {
        self.from = from
        self.to = to
        fidelityADb = Fidelity(fidelity.0)
        fidelityBDb = Fidelity(fidelity.1)
        motion = figures.motion
        edges = figures.edges
        clutter = figures.clutter
        jump = figures.jump
        evenJump = figures.evenJump
        clutterBefore = figures.clutterBefore
        clutterBeyond = figures.clutterBeyond
    }

    static let heading = [
        "walk", "A dB", "B dB", "motion", "edges", "clutter", "jump", "even jump", "at -0.6", "at 1.6",
    ]

    var row: [String] {
        ["\(from) -> \(to)"]
            + [fidelityADb, fidelityBDb].map { $0.decibels.map { Wording.fixed($0, 1) } ?? "-" }
            + [motion, edges, clutter, jump, evenJump, clutterBefore, clutterBeyond].map { Wording.fixed($0, 2) }
    }

    /// The means of all columns, as the last row of a table.
    static func means(of records: [WalkRecord]) -> [String] {
        func mean(_ values: [Double], _ digits: Int) -> String {
            values.isEmpty ? "-" : Wording.fixed(values.reduce(0, +) / Double(values.count), digits)
        }
        return ["mean"]
            + [\WalkRecord.fidelityADb, \.fidelityBDb].map { path in
                mean(records.compactMap { $0[keyPath: path].decibels }, 1)
            }
            + [\WalkRecord.motion, \.edges, \.clutter, \.jump, \.evenJump, \.clutterBefore, \.clutterBeyond].map {
                path in mean(records.map { $0[keyPath: path] }, 2)
            }
    }
}
