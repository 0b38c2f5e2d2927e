// SPDX-License-Identifier: MIT
import Choreography
import Encoding
import Foundation
import Networks
import Raster
import Rendering

/// One render: frames drawn on all cores, in order into all encoders, and kept until the film is finished.
public struct FilmSession {
    let plan: FilmPlan
    let isExact: Bool
    let context: StudioContext
    /// Keeps drawn frames for a resumed render; nil to keep none.
    let store: FrameStore?

    public init(plan: FilmPlan, isExact: Bool, context: StudioContext, store: FrameStore? = nil) {
        self.plan = plan
        self.isExact = isExact
        self.context = context
        self.store = store
    }

    /// Renders the film.
    ///
    /// - Returns: false when it was interrupted; then only the unfinished frame is lost.
    /// - Throws: `StorageError`, `EncodingError`.
    public func run() throws -> Bool {
        let format = plan.format(isExact: isExact)
        let encoders = try plan.outputs.openedEncoders(for: format, telling: context.observer) {
            plan.paletteSamples(threads: context.threads, tier: context.tier)
        }
        defer { for encoder in encoders { encoder.cancel() } }
        let store = store
        let stream = BandStream(
            of: plan.runs, weights: plan.weights, size: plan.size, threads: context.threads, tier: context.tier,
            isExact: isExact,
            isRecalled: { store?.contains($0.shot) ?? false })
        defer { stream.cancel() }
        defer { context.observer.handle(.over) }
        var (done, drawn) = (0, 0)
        context.observer.handle(.frames(0, of: plan.frames.count, drawn: 0))

        while let item = stream.next() {
            let run: FrameRun
            switch item {
            case .band(let own, let band):
                run = own
                let isComplete = band.rows.upperBound == plan.size.height
                // Stops within a frame: a large one takes longer than somebody who pressed Ctrl-C wants to wait.
                if context.isStopRequested && !isComplete { return false }
                try store?.keep(band, of: run.shot)
                try give(band, to: encoders)
                if !isComplete { continue }
                drawn += run.frames.count
            case .recalled(let known):
                run = known
                let isIntact = try store?.recall(run.shot) { try give($0, to: encoders) } ?? false
                if !isIntact { try redraw(run, for: encoders) }
            }
            done += run.frames.count
            context.observer.handle(.frames(done, of: plan.frames.count, drawn: drawn))
            // One frame at a time, as some encoders are slow at each.
            for _ in run.frames.dropFirst() {
                if context.isStopRequested { return false }
                for encoder in encoders { try encoder.hold(1) }
            }
            if context.isStopRequested && run.frames.upperBound < plan.frames.upperBound { return false }
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

    /// Draws a kept frame again that turned out to be damaged.
    private func redraw(_ run: FrameRun, for encoders: [any FrameEncoder]) throws {
        let stream = BandStream(
            of: [run], weights: plan.weights, size: plan.size, threads: context.threads, tier: context.tier,
            isExact: isExact)
        while case .band(_, let band)? = stream.next() {
            try store?.keep(band, of: run.shot)
            try give(band, to: encoders)
        }
    }
}

extension [FilmOutput] {
    /// Opens all outputs, each with a thread of its own, and tells where frames of an older film had to go.
    ///
    /// - Parameter paletteSamples: see `FilmOutput.makeEncoder(for:paletteSamples:)`.
    /// - Throws: `EncodingError`, `StorageError`, and what `paletteSamples` throws.
    func openedEncoders(
        for format: FilmFormat, telling observer: any StudioObserver, paletteSamples: () throws -> [Picture]
    ) throws -> [QueuedEncoder] {
        let encoders = try map { try $0.makeEncoder(for: format, paletteSamples: paletteSamples) }
        for case let encoder as PNGFolderEncoder in encoders where encoder.removedFrameCount > 0 {
            observer.handle(.film(.removedFrames(folder: encoder.folder, count: encoder.removedFrameCount)))
        }
        return encoders.map { QueuedEncoder($0) }
    }
}

/// The result of `render`; `--json` prints it as it is.
public struct RenderRecord: Encodable {
    public let outputs: [String]
    public let frames: Int
    public let width: Int
    public let height: Int
    public let fps: String
    /// Duration of the film, seconds.
    public let duration: Double
    /// Time that rendering took.
    public let seconds: Double

    public init(_ plan: FilmPlan, seconds: Double) {
        outputs = plan.outputs.map(\.path.string)
        frames = plan.frames.count
        width = plan.size.width
        height = plan.size.height
        let rate = plan.timeline.frameRate
        fps = rate.description
        duration = Double(frames) * Double(rate.denominator) / Double(rate.numerator)
        self.seconds = seconds
    }
}
