// SPDX-License-Identifier: MIT
import Choreography
import Encoding
import Foundation
import NeuralField
import Raster
import Rendering

/// One render: frames drawn on all cores, in order into all encoders, and kept until the film is finished.
struct FilmSession {
    let plan: FilmPlan
    let isExact: Bool
    let threads: Int
    let tier: KernelTier
    let console: Console
    let interruption: Interruption
    /// Nil where the user wants no frames kept.
    let store: FrameStore?

    /// Renders the film.
    ///
    /// - Returns: false when it was interrupted; the frame that was in work is then lost.
    /// - Throws: `StorageError`, `EncodingError`.
    func run() throws -> Bool {
        let format = plan.format(isExact: isExact)
        let encoders = try plan.outputs.map { output in
            try output.makeEncoder(for: format) { plan.paletteSamples(threads: threads, tier: tier) }
        }
        console.tellRemovedFrames(encoders)
        let store = store
        let stream = BandStream(
            of: plan.runs, weights: plan.weights, size: plan.size, threads: threads, tier: tier, isExact: isExact,
            isRecalled: { store?.contains($0.shot) ?? false })
        defer { stream.cancel() }
        let progress = FilmProgress(total: plan.frames.count, console: console)
        defer { console.clearLive() }

        while let item = stream.next() {
            let run: FrameRun
            switch item {
            case .band(let drawn, let band):
                run = drawn
                let isComplete = band.rows.upperBound == plan.size.height
                // A large frame takes longer than somebody who pressed Ctrl-C wants to wait.
                if interruption.isRequested && !isComplete { return false }
                try store?.keep(band, of: run.shot)
                try give(band, to: encoders)
                if !isComplete { continue }
                progress.drew(run.frames.count)
            case .recalled(let known):
                run = known
                let isIntact = try store?.recall(run.shot) { try give($0, to: encoders) } ?? false
                if !isIntact { try redraw(run, for: encoders) }
                progress.recalled(run.frames.count)
            }
            // One by one: some encoders take their time for each.
            for _ in run.frames.dropFirst() {
                if interruption.isRequested { return false }
                for encoder in encoders { try encoder.hold(1) }
            }
            if interruption.isRequested && run.frames.upperBound < plan.frames.upperBound { return false }
        }
        for encoder in encoders { try encoder.finish() }
        store?.finish(isWhole: plan.isWhole)
        return true
    }

    private func give(_ band: Band, to encoders: [any FrameEncoder]) throws {
        // Grey networks draw grey; films have colours.
        let band =
            band.pixels.channels == plan.format.channels
            ? band : Band(firstRow: band.firstRow, pixels: band.pixels.converted(to: plan.format.channels))
        for encoder in encoders { try encoder.write(band) }
    }

    /// For a kept frame that turned out to be damaged.
    private func redraw(_ run: FrameRun, for encoders: [any FrameEncoder]) throws {
        let stream = BandStream(
            of: [run], weights: plan.weights, size: plan.size, threads: threads, tier: tier, isExact: isExact)
        while case .band(_, let band)? = stream.next() {
            try store?.keep(band, of: run.shot)
            try give(band, to: encoders)
        }
    }
}
