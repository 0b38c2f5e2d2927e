// SPDX-License-Identifier: MIT
import ArgumentParser
import Storage

/// Ways of looking on while pictures are learned.
struct WatchOptions: ParsableArguments {
    @Option(
        name: .customLong("snapshots"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Keep the weights of some steps, as NAME@STEP: log, a count such as 100, or every 6.",
            valueName: "schedule"))
    private var snapshotWords: [String] = []

    @Option(
        name: .customLong("tensorboard"),
        help: ArgumentHelp("Write curves, pictures and histograms for TensorBoard, a run a picture.", valueName: "dir"))
    private var tensorBoard: String?

    @Option(
        help: ArgumentHelp(
            "Afterwards film how all of them were learned, from snapshots; see `inbetween film`.", valueName: "film"))
    var film: String?

    func validate() throws {
        guard snapshotWords.isEmpty || schedule != nil else {
            throw ValidationError(
                "--snapshots is log, a count of 2 to 100000, or every N, not \(snapshotWords.joined(separator: " "))")
        }
    }

    /// Pictures that stand behind `--snapshots` and its schedule.
    var pictures: [String] { Array(snapshotWords.dropFirst(schedule?.wordCount ?? 0)) }

    var watching: Watching {
        Watching(
            snapshots: schedule?.schedule ?? (film == nil ? nil : .logarithmic),
            tensorBoard: tensorBoard.map { FilePath($0) })
    }

    private var schedule: (schedule: SnapshotSchedule, wordCount: Int)? { SnapshotSchedule.first(of: snapshotWords) }
}
