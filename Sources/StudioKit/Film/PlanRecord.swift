// SPDX-License-Identifier: MIT
import Choreography
import NeuralField
import Rendering

/// What a sequence will become: its segments with their frames, and what drawing them takes.
struct PlanRecord: Encodable {
    struct Segment: Encodable {
        let line: Int
        let statement: String
        /// Numbers from 1, both included.
        let firstFrame: Int
        let lastFrame: Int
        let seconds: Double
    }

    /// A move of the camera, beside the segments.
    struct CameraMove: Encodable {
        let line: Int
        let statement: String
        /// Numbers from 1, both included; for a jump, those of the first frame that shows it.
        let firstFrame: Int
        let lastFrame: Int
        let seconds: Double
    }

    let frames: Int
    let drawnFrames: Int
    let fps: String
    let duration: Double
    let size: String?
    let names: [String]
    let isLoop: Bool
    /// Sparse drawings that measure even paces, before the first frame.
    let paceDrawings: Int
    let paceGflop: Double
    /// Pictures whose units are put into another's order, before the first frame.
    let alignments: Int
    /// Billions of floating-point operations a million pixels of one frame take.
    let gflopPerMegapixel: Double
    let segments: [Segment]
    let camera: [CameraMove]

    /// Films of more frames, or of more names on them, are not gone through one by one to count those that are drawn.
    private static let countedTerms = 1_500_000
    /// What a frame costs besides its names, in names.
    private static let frameCost = 8

    /// Whether the frames are soon gone through.
    private static func isCounted(_ timeline: Timeline) -> Bool {
        var terms = 0
        for segment in timeline.segments {
            let most = segment.walk.legs.lazy.map { $0.mixtures.reduce(0) { $0 + $1.terms.count } }.max() ?? 0
            terms += segment.frames.count * (frameCost + most)
            if terms > countedTerms { return false }
        }
        return true
    }

    /// - Throws: errors of weight files.
    init(_ timeline: Timeline, folder: WeightsFolder) throws {
        let rate = Double(timeline.frameRate.numerator) / Double(timeline.frameRate.denominator)
        frames = timeline.frameCount
        fps = timeline.frameRate.description
        duration = Double(frames) / rate
        size = timeline.size?.description
        names = timeline.names
        isLoop = timeline.isLoop
        alignments = timeline.derivations.count { if case .aligned = $0.origin { true } else { false } }
        var measured = (drawings: 0, pixels: 0)
        _ = timeline.paced(within: 0..<frames) { walk, _, _, frames in
            let effort = WalkMeter.effort(of: walk, frames: frames)
            measured = (measured.drawings + effort.drawings, measured.pixels + effort.pixels)
            return PaceTable(at: [0, 1], changes: [1])
        }
        paceDrawings = measured.drawings
        drawnFrames =
            Self.isCounted(timeline)
            ? FrameRuns(of: 0..<frames, shot: { timeline.shot(at: $0) }).reduce(0) { count, _ in count + 1 } : frames
        let shapes = try timeline.names.map {
            try WeightFile.readHeader(from: folder.path(for: timeline.weightFiles[$0] ?? $0)).shape
        }
        gflopPerMegapixel = Double(shapes.map(\.parameterCount).max() ?? 0) * 2 * 1e6 / 1e9
        paceGflop = Double(measured.pixels) / 1e6 * gflopPerMegapixel
        segments = timeline.segments.map {
            Segment(
                line: $0.line, statement: $0.text, firstFrame: $0.frames.lowerBound + 1,
                lastFrame: $0.frames.upperBound, seconds: Double($0.frames.count) / rate)
        }
        camera = timeline.camera.moves.map {
            CameraMove(
                line: $0.line, statement: $0.text, firstFrame: $0.frames.lowerBound + 1,
                lastFrame: max($0.frames.upperBound, $0.frames.lowerBound + 1),
                seconds: Double($0.frames.count) / rate)
        }
    }

    /// The plan as a table, and what it adds up to.
    var lines: [String] {
        var lines = ["   line   frames          seconds  statement"]
        var moves = camera[...]
        for segment in segments {
            // Moves of the camera stand above what they run beside.
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
