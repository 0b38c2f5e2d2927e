// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import Storage
import Studio
import TerminalUI

/// The options of watching while pictures are learned.
struct WatchOptions: ParsableArguments {
    @Option(
        name: .customLong("snapshots"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "Keep the weights of some steps, as NAME@STEP: log, a count such as 100, or every 6.",
            valueName: "schedule"))
    private var snapshotWords: [String] = []

    @Option(
        name: .customLong("tensorboard"),
        help: ArgumentHelp(
            "Write curves, pictures and histograms for TensorBoard, one run for each picture.", valueName: "dir"))
    private var tensorBoard: String?

    @Option(
        help: ArgumentHelp(
            "Film afterwards how all of them were learned, from snapshots; see `inbetween film`.", valueName: "film"))
    var film: String?

    @Option(
        name: .customLong("preview"), defaultAsFlag: Self.bestPreview,
        help: ArgumentHelp(
            "Show the drawing in the terminal while it is learned: kitty, sixel, blocks, none, or the best that it can "
                + "show.",
            valueName: "kind"))
    private var previewWord: String?

    private static let bestPreview = "best"

    func validate() throws {
        guard snapshotWords.isEmpty || schedule != nil else {
            throw ValidationError(
                "--snapshots is log, a count of 2 to 100000, or every N, not \(snapshotWords.joined(separator: " "))")
        }
        // `--preview img/sun.png` means a picture; a word that is neither a kind nor an existing file was meant as a
        // kind.
        if let word = picturesBehindPreview.first, !FileManager.default.fileExists(atPath: word) {
            throw ValidationError("--preview is kitty, sixel, blocks or none, not \(word)")
        }
    }

    /// The pictures that follow `--preview`, or `--snapshots` and its schedule.
    var pictures: [String] { picturesBehindPreview + Array(snapshotWords.dropFirst(schedule?.wordCount ?? 0)) }

    /// The method to show pictures by; nil for none, also where standard error is not a terminal.
    func previewMethod(console: Console) -> PreviewMethod? {
        let wanted = previewWord.flatMap(PreviewKind.init)
        guard previewWord != nil, wanted != PreviewKind.none else { return nil }
        guard console.isInteractive else {
            console.note("no preview is shown: standard error is not a terminal that can move its cursor")
            return nil
        }
        return PreviewMethod(
            wanted: wanted, environment: ProcessInfo.processInfo.environment, screen: TerminalScreen(of: STDERR_FILENO)
        ) { TerminalQuery.ask(STDERR_FILENO) }
    }

    private var picturesBehindPreview: [String] {
        guard let previewWord, previewWord != Self.bestPreview, PreviewKind(rawValue: previewWord) == nil else {
            return []
        }
        return [previewWord]
    }

    var watching: Watching {
        Watching(
            snapshots: schedule?.schedule ?? (film == nil ? nil : .logarithmic),
            tensorBoard: tensorBoard.map { FilePath($0) })
    }

    private var schedule: (schedule: SnapshotSchedule, wordCount: Int)? { SnapshotSchedule.first(of: snapshotWords) }
}
