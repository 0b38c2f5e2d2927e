// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Foundation
import Networks
import Plotting
import Raster
import Rendering
import Storage
import WeightFiles

/// Measures walks, and draws figures of them.
public final class WalkSession {
    private let folder: WeightsFolder
    private let pictures: [PictureSource]
    private let manner: String
    private let context: StudioContext
    private var fidelities: [String: Double?] = [:]

    /// - Parameters:
    ///   - pictures: the learned pictures, by name; the fidelity of a network whose picture is missing is not measured.
    ///   - manner: how to walk, in the words of a sequence's `to`: `path spherical`, `layers in`.
    public init(
        folder: WeightsFolder, pictures: [PictureSource] = [], manner: String = "", context: StudioContext
    ) {
        self.folder = folder
        self.pictures = pictures
        self.manner = manner
        self.context = context
    }

    /// Measures a walk.
    ///
    /// - Throws: see ``WalkSubject``.
    public func measure(from first: String, to last: String) throws -> (record: WalkRecord, walk: MeasuredWalk) {
        let subject = try WalkSubject(from: first, to: last, manner: manner, in: folder)
        let measured = MeasuredWalk(
            subject.walk, weights: subject.weights, size: subject.size, threads: context.threads, tier: context.tier)
        let ends = try [first, last].map { try fidelity(of: $0, file: subject.files[$0]) }
        let record = WalkRecord(from: first, to: last, fidelity: (ends[0], ends[1]), figures: measured.figures)
        return (record, measured)
    }

    private func fidelity(of name: String, file: WeightFile?) throws -> Double? {
        if let known = fidelities[name] { return known }
        let found = try WalkSubject.fidelity(
            of: name, file: file, pictures: pictures, tier: context.tier, threads: context.threads)
        fidelities[name] = found
        return found
    }

    /// Measures the walks between all pairs of the folder's weight files, and reports each.
    ///
    /// - Throws: see ``WalkSubject``; ``StudioFailure`` when interrupted or where there are no pairs.
    public func measureAll(
        report: (WalkRecord) throws -> Void = { _ in }
    ) throws -> [(record: WalkRecord, walk: MeasuredWalk)] {
        defer { context.observer.handle(.over) }
        let names = try folder.allNames(context).filter { $0 != StarBase.name }
        let pairs = names.indices.flatMap { first in names[(first + 1)...].map { (names[first], $0) } }
        guard !pairs.isEmpty else {
            throw StudioFailure(
                "there is nothing to walk between in \(folder.path); learn two pictures or more", .missingInput)
        }
        return try pairs.enumerated().map { index, pair in
            if context.isStopRequested { throw StudioFailure("interrupted; nothing was written", .interrupted) }
            context.observer.handle(.walk(index + 1, of: pairs.count, first: pair.0, last: pair.1))
            let measured = try measure(from: pair.0, to: pair.1)
            try report(measured.record)
            return measured
        }
    }

    // MARK: Figures

    public static func sheet(of walks: [(record: WalkRecord, walk: MeasuredWalk)]) -> ContactSheet {
        ContactSheet(
            headings: MeasuredWalk.sheetShares.map { Wording.fixed($0, 2) },
            rows: walks.map { (walks.count == 1 ? "" : "\($0.record.from), \($0.record.to)", $0.walk.sheet) }
        )
    }

    public static func plot(of walk: MeasuredWalk, record: WalkRecord) -> LinePlot {
        func series(_ name: String, _ changes: [Double]) -> LinePlot.Series {
            LinePlot.Series(name, changes.enumerated().map { (Double($0.offset + 1), 255 * $0.element) })
        }
        return LinePlot(
            title: "\(record.from) -> \(record.to)", xLabel: "frame",
            yLabel: "change from the frame before, levels of 255",
            series: [series("even shares", walk.changes), series("even pace", walk.evenChanges)]
        )
    }

    /// A grid of all pairs: motion above the diagonal, edges below it.
    public static func grid(of walks: [(record: WalkRecord, walk: MeasuredWalk)]) -> NumberGrid {
        let names = Set(walks.flatMap { [$0.record.from, $0.record.to] }).sorted()
        var values = [[Double?]](repeating: [Double?](repeating: nil, count: names.count), count: names.count)
        for (record, _) in walks {
            guard let a = names.firstIndex(of: record.from), let b = names.firstIndex(of: record.to) else { continue }
            values[min(a, b)][max(a, b)] = record.motion
            values[max(a, b)][min(a, b)] = record.edges
        }
        return NumberGrid(
            title: "motion (upper right) and edges (lower left)", names: names, values: values, worst: 0.2, best: 0.9
        )
    }
}

/// The result of `walk` for one walk; `--json` prints it as it is.
public struct WalkRecord: Encodable, Sendable {
    public let from: String
    public let to: String
    /// PSNR of the ends' drawings against the pictures they learned; null where a picture is not at hand.
    public let fidelityADb: Fidelity
    public let fidelityBDb: Fidelity
    public let motion: Double
    public let edges: Double
    public let clutter: Double
    public let jump: Double
    /// ``jump`` at an even pace.
    public let evenJump: Double
    /// ``clutter`` at the shares -0.6 and 1.6 of the walk.
    public let clutterBefore: Double
    public let clutterBeyond: Double

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
}
