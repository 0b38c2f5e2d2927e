// SPDX-License-Identifier: MIT
import ArgumentParser
import Basics
import Decoding
import Encoding
import Foundation
import Studio
import Synchronization
import TerminalUI

struct LearnCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Teach a network each picture of a folder.",
        discussion: """
            Each picture becomes a weight file of the same name. Pictures that were learned before are left as they \
            are, and interrupted ones are continued. Learning stops at the first of --until, --steps, --for and \
            Ctrl-C, which keeps what was learned.

            EXAMPLES
              inbetween learn                       all pictures in img/ -> weights/
              inbetween learn cat.jpg --until 40dB
              inbetween learn faces --weights faces-set --for 30s
              inbetween learn faces --weights faces-set --rehearse
              inbetween learn cat.jpg --preview     watch it; Ctrl-C when it is good enough
              inbetween learn cat.jpg --film result/cat.mp4 --show both --caption
              inbetween learn cat.jpg --log run.jsonl --plot loss.svg
              inbetween learn cat.jpg --watch-points "0.5,0.5 0.2,0.8" --points-plot p.svg
            """)

    @Argument(help: ArgumentHelp("Pictures, or folders of pictures. (default: img)", valueName: "picture|folder"))
    var pictures: [String] = []

    @OptionGroup(title: "Learning") var learning: LearningOptions
    @OptionGroup var weights: WeightsOption

    @Flag(help: "Learn pictures again that are learned already.")
    var overwrite = false

    @Flag(help: "Let all of them rehearse together afterwards; see `inbetween rehearse`.")
    var rehearse = false

    @OptionGroup(title: "Watching") var watch: WatchOptions
    @OptionGroup(title: "Watching") var record: RecordOptions
    @OptionGroup(title: "Film of the learning") var look: LearningFilmOptions
    @OptionGroup(title: "Rehearsal") var rehearsal: RehearsalOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        let console = context.console
        let wanted = pictures + watch.pictures
        var leftOut: [PictureFolder.LeftOut] = []
        let sources = try PictureSources.find(wanted.isEmpty ? ["img"] : wanted) { leftOut += $0 }
        let recording = try record.recording()
        var watching = watch.watching
        watching.recording = recording
        let preview = watch.previewMethod(console: console).map {
            PreviewBoard(method: $0, descriptor: STDERR_FILENO, tier: studio.tier)
        }
        if let preview { watching.others.append { PreviewWatcher($0, board: preview) } }
        let observer = TerminalObserver(
            console: console, interruption: context.interruption, timeLimit: learning.limits.seconds, preview: preview)
        let request = learning.request(folder: weights.folder, overwrites: overwrite, watching: watching)
        let session = LearnSession(sources, request: request, context: context.studio(observedBy: observer))
        let unprinted = Mutex<(any Error)?>(nil)
        let outcome = try session.run { record in
            do {
                try context.emit(record)
            } catch {
                unprinted.withLock { $0 = $0 ?? error }
            }
        }
        let status = tell(outcome, console)
        PictureSources.lines(on: leftOut).forEach(console.note)
        if let error = unprinted.withLock({ $0 }) { throw error }
        // After a failure of the disk the same command continues, and plots then.
        if status != .inputOutput && status != .cannotCreate {
            try record.writePlots(of: recording, names: sources.map(\.name), console)
        }
        if status != .done { throw status }
        if let film = watch.film {
            try context.interruption.abandoning("no film was made; what was learned is kept") {
                let film = try LearningFilm(
                    of: sources.map(\.name), in: weights.folder, pictures: sources,
                    to: [FilmOutput(path: film)], look: look.chosen, context: context.studio)
                try context.emit(film.make())
            }
        }
        guard rehearse else { return }
        let rehearsalRequest = RehearsalRequest(
            names: sources.map(\.name), walks: nil, pictures: sources, manner: rehearsal.manner,
            folder: weights.folder, overwrites: overwrite)
        try RehearseCommand.run(rehearsalRequest, in: context)
    }

    /// Prints the failures and, after an interruption, what is kept.
    ///
    /// - Returns: the exit status.
    private func tell(_ outcome: LearnOutcome, _ console: Console) -> ExitStatus {
        for failure in outcome.failures {
            console.error("error: \(failure.record.reason ?? failure.record.picture)")
        }
        guard outcome.isInterrupted else { return outcome.failures.first.map { ExitStatus($0.kind) } ?? .done }
        // The failure to write has been reported above; that picture's progress is not kept.
        if let loss = outcome.loss {
            console.error("interrupted; everything else that was learned is kept, and the same command goes on with it")
            return ExitStatus(loss.kind)
        }
        console.error("interrupted; what was learned is kept, and the same command goes on")
        return .interrupted
    }
}
