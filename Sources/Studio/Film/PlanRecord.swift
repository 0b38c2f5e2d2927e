// SPDX-License-Identifier: MIT
import Choreography
import Networks
import Rendering
import WeightFiles

/// The film that a sequence makes: its segments with their frames, and the cost of drawing them.
public struct PlanRecord: Encodable {
    public struct Segment: Encodable {
        public let line: Int
        public let statement: String
        /// Counted from 1; both ends are included.
        public let firstFrame: Int
        public let lastFrame: Int
        public let seconds: Double
    }

    /// A move of the camera, beside the segments.
    public struct CameraMove: Encodable {
        public let line: Int
        public let statement: String
        /// Counted from 1; both ends are included; for a jump, those of the first frame that shows it.
        public let firstFrame: Int
        public let lastFrame: Int
        public let seconds: Double
    }

    public let frames: Int
    public let drawnFrames: Int
    public let fps: String
    public let duration: Double
    public let size: String?
    public let names: [String]
    public let isLoop: Bool
    /// Number of sparse drawings that measure even paces, before the first frame.
    public let paceDrawings: Int
    public let paceGflop: Double
    /// Number of networks whose units are put into another's order, before the first frame.
    public let alignments: Int
    /// Billions of floating-point operations for a million pixels of one frame.
    public let gflopPerMegapixel: Double
    public let segments: [Segment]
    public let camera: [CameraMove]

    /// Upper bound for the work of counting the frames that are drawn, in names of mixtures; beyond it, all frames
    /// count.
    private static let countedTerms = 1_500_000
    /// The cost of a frame besides its names, in names.
    private static let frameCost = 8

    /// Whether the frames that are drawn can be counted in a short time.
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
    public init(_ timeline: Timeline, folder: WeightsFolder) throws {
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
            let effort = PaceMeter.effort(of: walk, frames: frames)
            measured = (measured.drawings + effort.drawings, measured.pixels + effort.pixels)
            return PaceTable(at: [0, 1], changes: [1])
        }
        paceDrawings = measured.drawings
        drawnFrames =
            Self.isCounted(timeline)
            ? FrameRuns(of: 0..<frames, shot: { timeline.shot(at: $0) }).reduce(0) { count, _ in count + 1 } : frames
        let shapes = try timeline.names.map {
            try WeightFile.readHeader(from: folder.path(for: $0, in: timeline)).shape
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
}
