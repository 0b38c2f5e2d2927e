// SPDX-License-Identifier: MIT
import Foundation

/// Where a line of generations goes, told from how far each drawing is from its parent's.
///
/// The steps d(k) are taken to follow k to some power, fitted by least squares to their logarithms over the last two
/// thirds of the generations. Where the power is below -1 all steps to come add up to a finite way: the line settles.
/// Where they grow, it diverges. Between, no end of the way is in sight: it wanders.
struct Descent: Hashable, Sendable {
    enum Verdict: String, Encodable, Sendable {
        case settles, wanders, diverges
        /// Too few generations to tell.
        case open
    }

    let verdict: Verdict
    /// Of the fit; nil with too few generations, and where the steps end in none at all.
    let power: Double?

    /// A step this small, in levels of 255, is none: an eight-bit picture of 100x100 in which a sample changed.
    private static let noStep = 0.005
    private static let settling = -1.0
    /// Steps that grow with less than this power may be chance.
    private static let growing = 0.5
    private static let fewest = 8

    /// - Parameters:
    ///   - steps: d(1), d(2), and so on.
    ///   - isLost: whether the last one's learning diverged.
    init(steps: [Double], isLost: Bool = false) {
        if isLost || steps.contains(where: { !$0.isFinite }) {
            (verdict, power) = (.diverges, nil)
            return
        }
        guard steps.count >= Self.fewest else {
            (verdict, power) = (.open, nil)
            return
        }
        let late = steps.indices.filter { $0 >= steps.count / 3 }
        if late.suffix(late.count / 2).allSatisfy({ steps[$0] < Self.noStep }) {
            (verdict, power) = (.settles, nil)
            return
        }
        let points = late.map { (x: log(Double($0 + 1)), y: log(max(steps[$0], Self.noStep))) }
        let count = Double(points.count)
        let meanX = points.reduce(0) { $0 + $1.x } / count
        let meanY = points.reduce(0) { $0 + $1.y } / count
        let slope =
            points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
            / points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        verdict = slope < Self.settling ? .settles : slope > Self.growing ? .diverges : .wanders
        power = slope
    }

    /// Why, in a sentence.
    var sentence: String {
        switch (verdict, power) {
        case (.open, _): "too few generations to tell where it goes"
        case (.settles, nil): "settles: the drawings change no more"
        case (.diverges, nil): "diverges: learning was lost"
        case (_, let power):
            "\(verdict.rawValue): the steps from parent to child go as generation^\(Wording.fixed(power ?? 0, 2))"
        }
    }
}
