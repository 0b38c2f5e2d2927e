// SPDX-License-Identifier: MIT
import ArgumentParser
import Decoding
import Encoding
import Foundation

struct LearnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Teach a network each picture of a folder.",
        discussion: """
            Each picture becomes a weight file of its name. What was learned before is left alone; what was interrupted
            goes on where it was. Learning stops at whatever comes first of --until, --steps, --for and Ctrl-C, which
            keeps what was learned.

            EXAMPLES
              inbetween learn                       all pictures in img/ -> weights/
              inbetween learn cat.jpg --until 40dB
              inbetween learn faces --weights faces-set --for 30s
              inbetween learn faces --weights faces-set --rehearse
              inbetween learn cat.jpg --preview     watch it; Ctrl-C when it is good enough
              inbetween learn cat.jpg --film result/cat.mp4 --show both --caption
              inbetween learn cat.jpg --log run.jsonl --plot loss.svg --watch-points "0.5,0.5 0.2,0.8"
            """)

    @Argument(help: ArgumentHelp("Pictures, or folders of pictures. (default: img)", valueName: "picture|folder"))
    var pictures: [String] = []

    @OptionGroup(title: "Learning") var learning: LearningOptions
    @OptionGroup var weights: WeightsOption

    @Flag(help: "Learn again what is learned already.")
    var overwrite = false

    @Flag(help: "Afterwards let all of them rehearse together; see `inbetween rehearse`.")
    var rehearse = false

    @OptionGroup(title: "Watching") var watch: WatchOptions
    @OptionGroup(title: "Watching") var record: RecordOptions
    @OptionGroup(title: "Film of the learning") var look: LearningFilmOptions
    @OptionGroup(title: "Rehearsal") var rehearsal: RehearsalOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run() throws {
        let console = studio.console
        let wanted = pictures + watch.pictures
        var leftOut: [PictureFolder.LeftOut] = []
        let sources = try PictureSources.find(wanted.isEmpty ? ["img"] : wanted) { leftOut += $0 }
        let recording = try record.recording()
        var watching = watch.watching
        watching.recording = recording
        watching.preview = watch.previewMethod(console: console).map {
            PreviewBoard(method: $0, descriptor: STDERR_FILENO, tier: studio.tier)
        }
        let request = learning.request(
            folder: weights.folder, overwrites: overwrite, watching: watching, studio: studio)
        let session = LearnSession(sources, request: request, console: console, interruption: .shared)
        let isJSON = studio.json
        let status = try session.run { record in
            if isJSON {
                if let line = try? JSONLine.text(record) { console.result(line) }
            } else {
                record.lines.forEach(console.result)
            }
        }
        PictureSources.lines(on: leftOut).forEach(console.note)
        // What ended at the disk's fault is gone on with, and drawn, by the same command.
        if status != .inputOutput && status != .cannotCreate {
            try record.writePlots(of: recording, names: sources.map(\.name), console)
        }
        if status != .done { throw status }
        if let film = watch.film {
            try Interruption.shared.abandoning("no film was made; what was learned is kept") {
                try LearningFilm.make(
                    of: sources.map(\.name), in: weights.folder, pictures: sources, to: [film], options: look,
                    encoding: EncodingOptions(), studio: studio)
            }
        }
        guard rehearse else { return }
        let rehearsalRequest = RehearsalRequest(
            names: sources.map(\.name), walks: nil, pictures: sources, settings: rehearsal, folder: weights.folder,
            overwrites: overwrite, threads: studio.threads, tier: studio.tier)
        try RehearseCommand.run(rehearsalRequest, studio: studio)
    }
}
