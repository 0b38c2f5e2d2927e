// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Encoding
import Foundation
import Networks
import Raster
import Rendering
import Storage

/// One render: frames drawn on all cores, in order into all encoders, and kept until the film is finished.
public struct FilmSession {
    /// The content and the size of each frame; even paces have been measured.
    public let plan: FilmPlan
    private let request: RenderRequest
    private let context: StudioContext
    private let started = ContinuousClock.now

    /// Reads and checks the whole sequence; nothing is drawn or written yet.
    ///
    /// - Throws: ``StudioFailure`` for a contradictory request and for a missing sequence, ``SequenceMistakes`` for
    ///   mistakes, which have been reported to the observer, errors of weight files, `EncodingError` for a film that an
    ///   output cannot hold.
    public init(_ request: RenderRequest, context: StudioContext) throws {
        self.request = request
        self.context = context
        guard !request.outputs.isEmpty else { throw StudioFailure("a film needs an output", .usage) }
        let byPath = Dictionary(grouping: request.outputs) { $0.path.lexicallyNormalized() }
        if let twice = byPath.first(where: { $0.value.count > 1 }) {
            throw StudioFailure("\(twice.key) is given twice", .usage)
        }
        let file = try request.read()
        let timeline = try file.timeline(telling: context.observer)
        plan = try FilmPlan(
            timeline, in: file.folder, size: request.size, frames: Self.range(request.frames, in: timeline.frameCount),
            outputs: request.outputs, context: context)
    }

    /// Renders the film. If it is interrupted, a new session of the same request continues it.
    ///
    /// - Throws: ``StudioFailure`` of the kind `interrupted` when the observer stopped it; the unfinished frame is then
    ///   lost. `StorageError`, `EncodingError`.
    public func run() throws -> RenderRecord {
        defer { context.observer.handle(.over) }
        tellLosses()
        for output in plan.outputs { try output.prepare() }
        let folder = plan.outputs[0].path
        ForgottenFrames.remove(from: folder.folder)
        let store = try request.keptBytes.map {
            try FrameStore(beside: folder, fingerprint: plan.fingerprint(isExact: request.isExact), bytes: $0)
        }
        guard try render(store) else { throw StudioFailure("interrupted; \(Self.advice(store))", .interrupted) }
        return RenderRecord(plan, seconds: (ContinuousClock.now - started) / .seconds(1))
    }

    // MARK: Before the first frame

    private static func range(_ numbers: ClosedRange<Int>?, in frameCount: Int) throws -> Range<Int>? {
        guard let numbers else { return nil }
        guard numbers.lowerBound >= 1, numbers.upperBound <= frameCount else {
            throw StudioFailure(
                "--frames \(numbers) goes beyond the film's \(Wording.count(frameCount, "frame"))", .usage)
        }
        return numbers.lowerBound - 1..<numbers.upperBound
    }

    /// Reports to the observer how the film will differ from the request.
    private func tellLosses() {
        let wanted = request.size ?? plan.timeline.size.map { PixelSize(width: $0.width, height: $0.height) }
        if let wanted, wanted != plan.size {
            context.observer.handle(.film(.evenSize(wanted: wanted, made: plan.size)))
        }
        for output in plan.outputs {
            for notice in output.notices(for: plan.format) {
                context.observer.handle(.film(.loss(notice, film: output.path)))
            }
        }
    }

    private static func advice(_ store: FrameStore?) -> String {
        guard let store else { return "nothing was kept, as --no-resume says" }
        let size = Wording.bytes(store.byteCount)
        return "the same command goes on where it was; drawn frames are kept in \(store.folder) (\(size))"
    }

    // MARK: Frames

    /// - Returns: false when it was interrupted.
    private func render(_ store: FrameStore?) throws -> Bool {
        let format = plan.format(isExact: request.isExact)
        let encoders = try plan.outputs.openedEncoders(for: format, telling: context.observer) {
            plan.paletteSamples(threads: context.threads, tier: context.tier)
        }
        defer { for encoder in encoders { encoder.cancel() } }
        let stream = BandStream(
            of: plan.runs, weights: plan.weights, size: plan.size, threads: context.threads, tier: context.tier,
            isExact: request.isExact,
            isRecalled: { store?.contains($0.shot) ?? false })
        defer { stream.cancel() }
        var (done, drawn) = (0, 0)
        context.observer.handle(.frames(0, of: plan.frames.count, drawn: 0))

        while let item = stream.next() {
            let run: FrameRun
            switch item {
            case .band(let own, let band):
                run = own
                let isComplete = band.rows.upperBound == plan.size.height
                // Stops within a frame: after Ctrl-C nobody wants to wait for the rest of a large one.
                if context.isStopRequested && !isComplete { return false }
                try store?.keep(band, of: run.shot)
                try give(band, to: encoders)
                if !isComplete { continue }
                drawn += run.frames.count
            case .recalled(let known):
                run = known
                let isIntact = try store?.recall(run.shot) { try give($0, to: encoders) } ?? false
                if !isIntact { try redraw(run, store, for: encoders) }
            }
            done += run.frames.count
            context.observer.handle(.frames(done, of: plan.frames.count, drawn: drawn))
            // One at a time, so that a stop is noticed in between: some encoders take long for each frame.
            for _ in run.frames.dropFirst() {
                if context.isStopRequested { return false }
                for encoder in encoders { try encoder.hold(1) }
            }
            if context.isStopRequested && run.frames.upperBound < plan.frames.upperBound { return false }
        }
        try encoders.finish()
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

    /// Draws a frame again whose kept copy turned out to be missing or damaged.
    private func redraw(_ run: FrameRun, _ store: FrameStore?, for encoders: [any FrameEncoder]) throws {
        let stream = BandStream(
            of: [run], weights: plan.weights, size: plan.size, threads: context.threads, tier: context.tier,
            isExact: request.isExact)
        defer { stream.cancel() }
        while case .band(_, let band)? = stream.next() {
            try store?.keep(band, of: run.shot)
            try give(band, to: encoders)
        }
    }
}

extension FilmOutput {
    /// Makes the folder of the film, and detects before the first frame whatever would keep it from getting its name.
    ///
    /// - Throws: `StorageError`.
    public func prepare() throws {
        try path.folder.makeFolder()
        if container != .pngFolder && path.isFolder { throw StorageError(.create, path, .isDirectory) }
    }
}

extension [QueuedEncoder] {
    /// Completes all films at the same time.
    ///
    /// - Throws: the first error in the order of the films; films without an error are complete.
    func finish() throws {
        for encoder in self { try encoder.beginFinish() }
        for encoder in self { try encoder.finish() }
    }
}

extension [FilmOutput] {
    /// Opens all outputs, each with a thread of its own, and reports the folders from which frames of an older film
    /// were removed.
    ///
    /// - Parameter paletteSamples: see `FilmOutput.makeEncoder(for:paletteSamples:)`.
    /// - Throws: `EncodingError`, `StorageError`, and the errors of `paletteSamples`.
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
public struct RenderRecord: Encodable, Sendable {
    /// Paths of the films.
    public let outputs: [String]
    public let frames: Int
    /// The film's size, in pixels.
    public let width: Int
    public let height: Int
    /// Frames a second: `30` or `30000/1001`.
    public let fps: String
    /// Duration of the film, seconds.
    public let duration: Double
    /// Seconds that checking and rendering took.
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
