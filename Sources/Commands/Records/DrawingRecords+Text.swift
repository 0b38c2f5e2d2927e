// SPDX-License-Identifier: MIT
import Basics
import Choreography
import Studio
import TerminalUI

extension RenderRecord: LineRecord {
    /// For example `result/first.mp4  240 frames  640x640  24 fps  10.0 s  rendered in 43 s`.
    var line: String {
        "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  \(fps) fps  "
            + "\(Wording.fixed(duration, 1)) s  rendered in \(Wording.duration(seconds))"
    }
}

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

extension LearningFilmRecord: LineRecord {
    /// For example `result/sun.mp4  240 frames  640x640  30 fps  of 132 snapshots  made in 12 s`.
    var line: String {
        let snapshots = Wording.count(curves.reduce(0) { $0 + $1.points.count }, "snapshot")
        return
            "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  \(fps) fps  of "
            + "\(snapshots)  made in \(Wording.duration(seconds))"
    }
}

extension WalkRecord {
    static let heading = [
        "walk", "A dB", "B dB", "motion", "edges", "clutter", "jump", "even jump", "at -0.6", "at 1.6",
    ]

    var row: [String] {
        ["\(from) -> \(to)"]
            + [fidelityADb, fidelityBDb].map { $0.decibels.map { Wording.fixed($0, 1) } ?? "-" }
            + [motion, edges, clutter, jump, evenJump, clutterBefore, clutterBeyond].map { Wording.fixed($0, 2) }
    }

    /// The means of all columns, as the last row of a table.
    static func means(of records: [WalkRecord]) -> [String] {
        func mean(_ values: [Double], _ digits: Int) -> String {
            values.isEmpty ? "-" : Wording.fixed(values.reduce(0, +) / Double(values.count), digits)
        }
        return ["mean"]
            + [\WalkRecord.fidelityADb, \.fidelityBDb].map { path in
                mean(records.compactMap { $0[keyPath: path].decibels }, 1)
            }
            + [\WalkRecord.motion, \.edges, \.clutter, \.jump, \.evenJump, \.clutterBefore, \.clutterBeyond].map {
                path in mean(records.map { $0[keyPath: path] }, 2)
            }
    }
}

extension MapRecord: LineRecord {
    /// For example `result/map.png  12 points  variance: 23.1 %, 18.0 %, 14.2 %  4.1 s`.
    var line: String {
        let shares = varianceShares.prefix(3).map { "\(Wording.fixed(100 * $0, 1)) %" }.joined(separator: ", ")
        return "\(outputs.joined(separator: ", "))  \(Wording.count(points.count, "point"))  variance: \(shares)  "
            + Wording.duration(seconds)
    }
}

extension MuralRecord: LineRecord {
    /// Change of the picture, in levels of 255, below which it is taken to be the same.
    private static let unnoticed = 0.05

    var line: String {
        let known = units.compactMap(\.importance)
        let idle = known.count { $0 < Self.unnoticed }
        let remark = known.count == units.count ? ", \(idle) that the picture does not need" : ""
        return "\(outputs.joined(separator: ", "))  \(Wording.count(frames, "frame"))  \(width)x\(height)  "
            + "\(Wording.count(units.count, "unit"))\(remark)  \(Wording.duration(seconds))"
    }
}
