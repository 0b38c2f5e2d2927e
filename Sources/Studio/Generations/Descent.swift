// SPDX-License-Identifier: MIT
import Basics
import Foundation

/// The verdict on a line of generations, from the distance of each one to the first.
///
/// The distances are fitted as D(k) ~ k^p, where k counts generations since the first, by least squares on the
/// logarithms over the last two thirds of them. The exponent p is 0 for a line at rest, 1/2 for a random walk, 1 for a
/// straight course, and above 1 if the line gains speed. The verdict is that the line settles (p below 0.2), wanders,
/// or diverges (p above 1).
public struct Descent: Hashable, Sendable {
    public enum Verdict: String, Encodable, Sendable {
        case settles, wanders, diverges
        /// There are too few generations to tell.
        case open
    }

    package let verdict: Verdict
    /// Exponent p of the fit; nil with too few generations, and when the line is at rest or learning diverged.
    package let power: Double?

    private static let settling = 0.2
    private static let diverging = 1.0
    private static let fewest = 8

    /// - Parameters:
    ///   - distances: D(0), which is 0, D(1) and so on.
    ///   - rest: a difference up to which distances count as equal.
    ///   - isLost: whether learning the next generation diverged.
    package init(distances: [Double], rest: Double, isLost: Bool = false) {
        if isLost || distances.contains(where: { !$0.isFinite }) {
            (verdict, power) = (.diverges, nil)
            return
        }
        guard distances.count >= Self.fewest else {
            (verdict, power) = (.open, nil)
            return
        }
        let late = distances.indices.filter { $0 >= distances.count / 3 }
        let range = late.map { distances[$0] }
        if let least = range.min(), let most = range.max(), most - least <= rest {
            (verdict, power) = (.settles, nil)
            return
        }
        let points = late.map { (x: log(Double($0)), y: log(max(distances[$0], rest))) }
        let count = Double(points.count)
        let meanX = points.reduce(0) { $0 + $1.x } / count
        let meanY = points.reduce(0) { $0 + $1.y } / count
        let slope =
            points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
            / points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        verdict = slope < Self.settling ? .settles : slope > Self.diverging ? .diverges : .wanders
        power = slope
    }

    /// For example `wander: they leave the first as generation^0.52`, after a noun in the plural.
    package var words: String {
        let verb = verdict == .open ? "" : String(verdict.rawValue.dropLast())
        switch (verdict, power) {
        case (.open, _): return "are too few to tell where they go"
        case (.settles, nil): return "\(verb): they are at rest"
        case (.diverges, nil): return "\(verb): learning was lost"
        case (_, let power): return "\(verb): they leave the first as generation^\(Wording.fixed(power ?? 0, 2))"
        }
    }
}
