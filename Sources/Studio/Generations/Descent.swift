// SPDX-License-Identifier: MIT
import Basics
import Foundation

/// Where a line of generations goes, told from how far each one is from the first.
///
/// The distances D(k) are taken to follow k, the generations since the first, to some power, fitted by least squares to
/// the logarithms over the last two thirds of them: as for anything that moves, power 0 is to have arrived, 1/2 a random
/// walk, 1 the straight way, and more is to gain speed. So a line settles below 0.2, diverges above 1, and wanders between.
public struct Descent: Hashable, Sendable {
    public enum Verdict: String, Encodable, Sendable {
        case settles, wanders, diverges
        /// Too few generations to tell.
        case open
    }

    package let verdict: Verdict
    /// Of the fit; nil with too few generations, and where they have come to rest or were lost.
    package let power: Double?

    private static let settling = 0.2
    private static let diverging = 1.0
    private static let fewest = 8

    /// - Parameters:
    ///   - distances: D(0), which is 0, D(1) and so on.
    ///   - rest: a distance so small that it is none.
    ///   - isLost: whether learning the one after them diverged.
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

    /// For example `wander: from the first as generation^0.52`, of things in the plural.
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
