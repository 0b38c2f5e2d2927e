// SPDX-License-Identifier: MIT
import ArgumentParser
import Networks
import Plotting
import Rendering
import Studio
import TerminalUI

struct WalkCommand: StudioCommand {
    static let configuration = CommandConfiguration(
        commandName: "walk",
        abstract: "Measure the walk between two pictures, and draw it.",
        discussion: """
            A walk is drawn in 41 small steps. The figures are
              fidelity   PSNR of both ends against the pictures they learned
              motion     0 for a cross-dissolve; 0.5 and more where shapes move
              edges      how crisp the middle is, 1 for as crisp as the ends
              clutter    above 1.1 there is noise on the way
              jump       the largest change between frames over the mean, as it is and
                         at an even pace
            and the clutter beyond both ends. A contact sheet and a plot are written, too.

            EXAMPLES
              inbetween walk sun moon
              inbetween walk sun "0.5 moon + 0.5 owl" --manner "path spherical"
              inbetween walk --all --json
            """)

    @Argument(help: ArgumentHelp("Two names, or mixes of names.", valueName: "mix"))
    var ends: [String] = []

    @Flag(help: "Measure all pairs of the weights folder.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "The way to walk, in the words of a sequence's to: \"path spherical\", \"path bent\", \"layers in\".",
            valueName: "words"))
    var manner: String = ""

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "The contact sheet to write; the plot, or with --all the grid of figures, is written beside it. "
                + "(default: result/walk-A-B.png)", valueName: "file.png|.svg"))
    var output: String?

    @Option(help: ArgumentHelp("Folder of the learned pictures.", valueName: "dir"))
    var pictures: String = "img"

    @OptionGroup var weights: WeightsOption
    @OptionGroup(title: "Common") var studio: StudioOptions

    func validate() throws {
        guard all ? ends.isEmpty : ends.count == 2 else {
            throw ValidationError("name two pictures to walk between, or give --all")
        }
        try FigureFile.check(output)
        if manner.contains(where: \.isNewline) { throw ValidationError("--manner is one line of words") }
    }

    func run(in context: CommandContext) throws {
        let session = WalkSession(
            folder: weights.folder, pictures: try PictureSources.findIfThere(pictures), manner: manner,
            context: context.studio)
        // Measuring writes nothing; then come two figures.
        try context.interruption.abandoning(Outcome.nothingWritten) {
            if all { try measureAll(session, context) } else { try measureOne(session, context) }
        }
    }

    private func measureOne(_ session: WalkSession, _ context: CommandContext) throws {
        let measured = try session.measure(from: ends[0], to: ends[1])
        try context.emit([measured.record], heading: WalkRecord.heading, rows: [measured.record.row])
        let name = ends.map { $0.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined() }
            .joined(separator: "-")
        try write(
            sheet: WalkSession.sheet(of: [measured]), WalkSession.plot(of: measured.walk, record: measured.record),
            named: "changes", usual: "result/walk-\(name).png", context)
    }

    private func measureAll(_ session: WalkSession, _ context: CommandContext) throws {
        let measured = try session.measureAll { if context.isJSON { try context.emitJSON($0) } }
        if !context.isJSON {
            let records = measured.map(\.record)
            TextTable(heading: WalkRecord.heading, rows: records.map(\.row) + [WalkRecord.means(of: records)]).lines
                .forEach(context.console.result)
        }
        try write(
            sheet: WalkSession.sheet(of: measured), WalkSession.grid(of: measured), named: "figures",
            usual: "result/walks.png", context)
    }

    private func write(
        sheet: ContactSheet, _ figure: some Figure, named topic: String, usual: String, _ context: CommandContext
    ) throws {
        let file = try FigureFile(output ?? usual)
        try context.interruption.abandoning(Outcome.partlyWritten) {
            try file.write(sheet)
            try file.beside(topic).write(figure)
        }
        context.console.note("-> \(file.path), \(file.beside(topic).path)")
    }
}
