// SPDX-License-Identifier: MIT
import Basics
import Engine
import Foundation
import Networks
import Raster
import Storage
import Synchronization
import WeightFiles

/// The snapshots of one learning, in the order of their steps, and the picture that was learned, if it is at hand.
public struct SnapshotRun {
    public let name: String
    public let folder: WeightsFolder
    public let steps: [Int]
    public let picture: Picture?
    /// The learned picture's size.
    public let size: PixelSize
    private let context: StudioContext

    /// Number of pixels at which a drawing is measured: all of a small picture, evenly spread rows of a large one.
    private static let measuredPixels = 1 << 16
    private static let mostDecibels = 60.0

    /// - Parameter pictures: the pictures that are at hand, by name.
    /// - Throws: ``StudioFailure`` when there are no snapshots, errors of files.
    public init(of name: String, in folder: WeightsFolder, pictures: [PictureSource], context: StudioContext) throws {
        self.name = name
        self.folder = folder
        self.context = context
        steps = try folder.snapshotSteps(of: name)
        guard let last = steps.last else {
            let known = try folder.snapshotSubjects()
            let others = known.isEmpty ? "" : "; there are some of \(known.joined(separator: ", "))"
            throw StudioFailure(
                "there are no snapshots of \"\(name)\" in \(folder.snapshots.path)\(others); learn it with "
                    + "--snapshots log, and with --overwrite if it was learned before", .missingInput)
        }
        let file = try WeightFile.read(from: folder.path(for: Snapshot(of: name, step: last).name))
        size = file.provenance.usualSize
        picture = try LearnedPicture(of: file, named: name, among: pictures).subject?.picture
    }

    /// - Throws: errors of the weight file.
    public func weights(at step: Int) throws -> Weights {
        try WeightFile.read(from: folder.path(for: Snapshot(of: name, step: step).name)).weights
    }

    /// Compares the drawing of each snapshot with the picture, or without one with the last snapshot's drawing.
    ///
    /// - Throws: errors of weight files, ``StudioFailure`` when interrupted.
    func measured() throws -> [MeasuredSnapshot] {
        guard let last = steps.last else { return [] }
        let every = max(1, size.pixelCount / Self.measuredPixels)
        let rows = Array(stride(from: every / 2, to: size.height, by: every))
        let goal = try picture.map { sample($0, rows) } ?? drawing(at: last, rows)
        var before: Picture?
        return try steps.map { step in
            if context.isStopRequested { throw StudioFailure("interrupted; no film was made", .interrupted) }
            let drawing = try drawing(at: step, rows)
            let change = before.map { pow(10, -SquaredError(drawing, $0).psnr / 20) } ?? 0
            before = drawing
            let psnr = SquaredError(drawing, goal.converted(to: drawing.channels)).psnr
            return MeasuredSnapshot(step: step, decibels: min(psnr, Self.mostDecibels), change: change)
        }
    }

    private func drawing(at step: Int, _ rows: [Int]) throws -> Picture {
        let weights = try weights(at: step)
        let network = PackedNetwork(weights, tier: context.tier)
        let plane = PicturePlane(size: size, shape: weights.shape)
        let workers = min(context.threads, rows.count)
        let scratches = (0..<workers).map { _ in PackedNetwork.Scratch(for: network) }
        let channels = weights.shape.drawnChannels
        let lines = Mutex([[UInt16]](repeating: [], count: rows.count))
        ParallelLoop.run(rows.count, threads: workers) { index, worker in
            let row = network.draw(rows: rows[index]..<rows[index] + 1, of: plane, scratch: scratches[worker])
            lines.withLock { $0[index] = row.samples }
        }
        return Picture(
            size: PixelSize(width: size.width, height: rows.count), channels: channels,
            samples: lines.withLock { $0.flatMap { $0 } })
    }

    private func sample(_ picture: Picture, _ rows: [Int]) -> Picture {
        Picture(
            size: PixelSize(width: size.width, height: rows.count), channels: picture.channels,
            samples: rows.flatMap { picture.rows($0..<$0 + 1).samples })
    }
}

/// A snapshot, and its drawing's distance to the goal and to the snapshot before.
struct MeasuredSnapshot {
    let step: Int
    /// PSNR against the picture, or else the last snapshot; at most 60 dB, so that it is finite for an exact drawing,
    /// too.
    let decibels: Double
    /// Root mean square difference from the snapshot before, 0...1; 0 for the first.
    let change: Double
}
