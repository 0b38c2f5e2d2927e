// SPDX-License-Identifier: MIT

/// The result of `race` for one run; `--json` prints it as it is.
public struct RaceRecord: Encodable {
    /// The first logged step that reached this PSNR.
    public struct Reach: Encodable {
        public let psnrDb: Double
        @OrNull public var step: Int?
        @OrNull public var seconds: Double?
        @OrNull public var pixelUpdates: Int?

        init(_ decibels: Double, _ step: RunStep?) {
            psnrDb = decibels
            _step = OrNull(wrappedValue: step?.step)
            _seconds = OrNull(wrappedValue: step?.seconds)
            _pixelUpdates = OrNull(wrappedValue: step?.pixelUpdates)
        }
    }

    public struct Point: Encodable {
        public let point: [Double]
        public let tolerance: Double
        @OrNull public var settledStep: Int?
    }

    public let run: String
    public let arguments: [String]
    @OrNull public var weights: String?
    public let outcome: String
    /// PSNR measured at the end; null when the run diverged, and for an exact drawing.
    @OrNull public var psnrDb: Double?
    @OrNull public var ssim: Double?
    public let steps: Int
    @OrNull public var seconds: Double?
    @OrNull public var pixelUpdates: Int?
    public let reach: [Reach]
    public let points: [Point]

    public init(
        _ curve: LearningCurve, of entry: RaceSession.Run, weights: String, reach: [Double], points: WatchPoints
    ) {
        run = entry.label
        arguments = entry.arguments
        let isLearned = curve.end != nil && !curve.hasDiverged
        _weights = OrNull(wrappedValue: isLearned ? weights : nil)
        outcome = curve.hasDiverged ? "diverged" : "learned"
        _psnrDb = OrNull(wrappedValue: curve.end?.psnrDb)
        _ssim = OrNull(wrappedValue: curve.end?.ssim)
        steps = curve.end?.step ?? curve.steps.last?.step ?? 0
        _seconds = OrNull(wrappedValue: curve.end?.seconds)
        _pixelUpdates = OrNull(wrappedValue: curve.end?.pixelUpdates)
        self.reach = reach.map { Reach($0, curve.firstStep(reaching: $0)) }
        let settled = curve.end?.settled ?? []
        self.points = points.points.enumerated().map { index, point in
            Point(
                point: [point.x, point.y], tolerance: points.tolerance,
                settledStep: OrNull(wrappedValue: settled.indices.contains(index) ? settled[index] : nil))
        }
    }
}

extension RaceRecord.Point {
    public init(point: [Double], tolerance: Double, settledStep: OrNull<Int>) {
        self.point = point
        self.tolerance = tolerance
        _settledStep = settledStep
    }
}
