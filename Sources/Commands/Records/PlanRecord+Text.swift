// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Studio
import TerminalUI

extension PlanRecord: Record {
    /// The plan as a table, and its totals.
    var lines: [String] {
        var lines = ["   line   frames          seconds  statement"]
        var moves = camera[...]
        for segment in segments {
            // Moves of the camera stand above the segments that they run beside.
            while let move = moves.first, move.firstFrame <= segment.firstFrame {
                lines.append(row(of: move))
                moves.removeFirst()
            }
            let numbers = "\(segment.firstFrame)-\(segment.lastFrame)"
            lines.append(row(segment.line, numbers, Wording.fixed(segment.seconds, 2), segment.statement))
        }
        lines += moves.map { row(of: $0) }
        lines.append(
            "\(Wording.count(frames, "frame")), \(drawnFrames) of them to draw; \(Wording.fixed(duration, 2)) s at "
                + "\(fps) fps\(size.map { "; \($0)" } ?? "")\(isLoop ? "; loops without a seam" : "")")
        lines.append(
            "\(names.joined(separator: ", ")); \(Wording.fixed(gflopPerMegapixel, 0)) GFLOP a megapixel of a frame")
        if paceDrawings > 0 {
            lines.append(
                "even paces are measured on \(Wording.count(paceDrawings, "sparse drawing")): "
                    + "\(Wording.fixed(paceGflop, 0)) GFLOP")
        }
        if alignments > 0 { lines.append("\(Wording.count(alignments, "picture")) aligned before the first frame") }
        return lines
    }

    private func row(of move: CameraMove) -> String {
        let numbers = move.seconds == 0 ? "from \(move.firstFrame)" : "\(move.firstFrame)-\(move.lastFrame)"
        return row(move.line, numbers, move.seconds == 0 ? "" : "(\(Wording.fixed(move.seconds, 2)))", move.statement)
    }

    private func row(_ line: Int, _ frames: String, _ seconds: String, _ statement: String) -> String {
        Wording.right("\(line)", 7) + "   " + Wording.left(frames, 14) + Wording.right(seconds, 9) + "  " + statement
    }
}
