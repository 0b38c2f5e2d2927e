// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Encoding
import Foundation
import Raster
import Storage
import Studio
import TerminalUI

struct RenderCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Render a sequence to a film.",
        discussion: """
            The whole sequence is checked before a frame is drawn. The ending of an output chooses its format: mp4, \
            mov, mkv, webm, gif, apng or webp; a name without an ending is a folder of PNGs. When it was interrupted, \
            the same command continues where it was.

            EXAMPLES
              inbetween render sequences/first.seq
              inbetween render tour.seq -o tour.mp4 -o tour.gif --size 640x640
              inbetween render tour.seq -o result/4k.mp4 --size 3840x2160 --fps 60
            """)

    @Argument(help: ArgumentHelp("The sequence.", valueName: "file.seq"))
    var sequence: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("A film to make; may be given several times. (default: result/NAME.mp4)", valueName: "film"))
    var output: [String] = []

    @Option(
        help: ArgumentHelp("Size in pixels, at most 16384 a side, instead of the sequence's own.", valueName: "WxH"))
    var size: SizeArgument?

    @Option(help: ArgumentHelp("Frames a second, instead of the sequence's own.", valueName: "rate"))
    var fps: RateArgument?

    @Option(help: ArgumentHelp("Render these frames only, counted from 1.", valueName: "A...B"))
    var frames: FramesArgument?

    @Option(
        help: ArgumentHelp("Folder of the weight files. (default: the sequence's own, or weights)", valueName: "dir"))
    var weights: String?

    @Flag(
        inversion: .prefixedNo,
        help: "Keep drawn frames until the film is finished, so that an interrupted render can be continued.")
    var resume = true

    @Option(
        help: ArgumentHelp(
            "Disk space that kept frames may take; further ones would be drawn again.", valueName: "size"))
    var keep = ByteCount(20_000_000_000)

    @OptionGroup var sampling: SamplingOption

    @OptionGroup(title: "Encoding") var film: FilmOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        // Drawn frames are kept one by one, so the work may end anywhere.
        let outcome = resume ? "the same command goes on where it was" : "nothing was kept, as --no-resume says"
        try context.interruption.abandoning(outcome) { try render(context) }
    }

    private func render(_ context: CommandContext) throws {
        let console = context.console
        let started = ContinuousClock.now
        let outputs = try (output.isEmpty ? [defaultOutput] : output).map {
            try FilmOutput(path: $0, options: film.encoding)
        }
        let byPath = Dictionary(grouping: outputs) { $0.path.lexicallyNormalized() }
        if let twice = byPath.first(where: { $0.value.count > 1 }) {
            throw StudioFailure("\(twice.key) is given twice", .usage)
        }
        let file = try SequenceFile(sequence, weights: weights, frameRate: fps?.rate)
        let timeline = try file.timeline(telling: context.studio.observer)
        let plan = try FilmPlan(
            timeline, in: file.folder, size: size?.size, frames: try range(in: timeline.frameCount), outputs: outputs,
            context: context.studio)
        tell(plan, console)
        for output in outputs { try prepare(output) }

        ForgottenFrames.remove(from: outputs[0].path.folder)
        let store =
            resume
            ? try FrameStore(
                beside: outputs[0].path, fingerprint: plan.fingerprint(isExact: sampling.exact), bytes: keep.bytes)
            : nil
        let session = FilmSession(
            plan: plan, isExact: sampling.exact, context: context.studio, store: store)
        guard try session.run() else { throw StudioFailure("interrupted; \(advice(store))", .interrupted) }
        let record = RenderRecord(plan, seconds: (ContinuousClock.now - started) / .seconds(1))
        try context.emit(record)
    }

    private func advice(_ store: FrameStore?) -> String {
        guard let store else { return "nothing was kept, as --no-resume says" }
        let size = ByteCount(store.byteCount)
        return "the same command goes on where it was; drawn frames are kept in \(store.folder) (\(size))"
    }

    private var defaultOutput: String { "result/\(FilePath(sequence).stem ?? "film").mp4" }

    private func range(in frameCount: Int) throws -> Range<Int>? {
        guard let numbers = frames?.numbers else { return nil }
        guard numbers.upperBound <= frameCount else {
            throw StudioFailure(
                "--frames \(numbers) goes beyond the film's \(Wording.count(frameCount, "frame"))", .usage)
        }
        return numbers.lowerBound - 1..<numbers.upperBound
    }

    private func tell(_ plan: FilmPlan, _ console: Console) {
        let wanted = size?.size ?? plan.timeline.size.map { PixelSize(width: $0.width, height: $0.height) }
        if let wanted, wanted != plan.size {
            console.note("\(wanted) -> \(plan.size): the film's format needs even sides")
        }
        for output in plan.outputs {
            for notice in output.notices(for: plan.format) { console.note("\(output.path): \(notice)") }
        }
    }

    /// Detects before the first frame whatever would keep the finished film from getting its name.
    private func prepare(_ output: FilmOutput) throws {
        try output.path.folder.makeFolder()
        if output.container != .pngFolder && output.path.isFolder {
            throw StorageError(.create, output.path, .isDirectory)
        }
    }
}
