// SPDX-License-Identifier: MIT
import ArgumentParser
import Encoding
import Studio

struct FilmCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "film",
        abstract: "Film a picture being learned, from its snapshots.",
        discussion: """
            `inbetween learn --snapshots log` keeps the weights of many steps. From them films of any size and length \
            can be drawn afterwards. Several names are shown side by side.

            EXAMPLES
              inbetween film sun                          -> result/sun-learning.mp4
              inbetween film sun --show all --caption
              inbetween film sun --size 3840x2160 --frames 600 --fps 60
              inbetween film sun moon owl -o result/three.gif --clock log
            """)

    @Argument(help: ArgumentHelp("Names that were learned with --snapshots. (default: all of them)", valueName: "name"))
    var names: [String] = []

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "A film to make; may be given several times. (default: result/NAME-learning.mp4)", valueName: "film"))
    var output: [String] = []

    @Option(help: ArgumentHelp("Folder of the learned pictures.", valueName: "dir"))
    var pictures: String = "img"

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Film") var look: LearningFilmOptions
    @OptionGroup(title: "Encoding") var film: FilmOptions
    @OptionGroup(title: "Common") var studio: StudioOptions

    func run(in context: CommandContext) throws {
        try context.interruption.abandoning("no film was made; the snapshots are kept") { try make(context) }
    }

    private func make(_ context: CommandContext) throws {
        let names = try names.isEmpty ? known() : names
        let usual = "result/\(names.count == 1 ? names[0] : "pictures")-learning.mp4"
        let encoding = film.encoding
        let film = try LearningFilm(
            of: names, in: weights.folder, pictures: try PictureSources.findIfThere(pictures),
            to: (output.isEmpty ? [usual] : output).map { try FilmOutput(path: $0, options: encoding) },
            look: look.chosen, context: context.studio)
        try context.emit(film.make())
    }

    private func known() throws -> [String] {
        let names = try weights.folder.snapshotSubjects()
        guard !names.isEmpty else {
            throw StudioFailure(
                "there are no snapshots in \(weights.folder.snapshots.path); keep some with `inbetween learn "
                    + "--snapshots "
                    + "log`", .missingInput)
        }
        return names
    }
}
