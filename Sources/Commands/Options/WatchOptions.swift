// SPDX-License-Identifier: MIT
import ArgumentParser
import Foundation
import Storage
import Studio
import TerminalUI

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

    @Option(
        name: .customLong("preview"), defaultAsFlag: Self.bestPreview,
        help: ArgumentHelp(
            "Show what is being learned in the terminal: kitty, sixel, blocks, none, or the best it can.",
            valueName: "kind"))
    private var previewWord: String?

    private static let bestPreview = "best"

    func validate() throws {
        guard snapshotWords.isEmpty || schedule != nil else {
            throw ValidationError(
                "--snapshots is log, a count of 2 to 100000, or every N, not \(snapshotWords.joined(separator: " "))")
        }
        // `--preview img/sun.png` means a picture; what is neither a kind nor there was meant as a kind.
        if let word = picturesBehindPreview.first, !FileManager.default.fileExists(atPath: word) {
            throw ValidationError("--preview is kitty, sixel, blocks or none, not \(word)")
        }
    }

    /// Pictures that stand behind `--preview`, and behind `--snapshots` and its schedule.
    var pictures: [String] { picturesBehindPreview + Array(snapshotWords.dropFirst(schedule?.wordCount ?? 0)) }

    /// What to show pictures by; nil for nothing, as where nobody looks.
    func previewMethod(console: Console) -> PreviewMethod? {
        let wanted = previewWord.flatMap(PreviewKind.init)
        guard previewWord != nil, wanted != PreviewKind.none else { return nil }
        guard console.isInteractive else {
            console.note("the preview is left out: standard error is not a terminal that can move its cursor")
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
