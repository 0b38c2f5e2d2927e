// SPDX-License-Identifier: MIT

/// What `race` tells of one run; with `--json` as it stands.
struct RaceRecord: Encodable {
    /// The first logged step that was as good.
    struct Reach: Encodable {
        let psnrDb: Double
        @OrNull var step: Int?
        @OrNull var seconds: Double?
        @OrNull var pixelUpdates: Int?

        init(_ decibels: Double, _ step: RunStep?) {
            psnrDb = decibels
            _step = OrNull(wrappedValue: step?.step)
            _seconds = OrNull(wrappedValue: step?.seconds)
            _pixelUpdates = OrNull(wrappedValue: step?.pixelUpdates)
        }
    }

    struct Point: Encodable {
        let point: [Double]
        let tolerance: Double
        @OrNull var settledStep: Int?
    }

    let run: String
    let arguments: [String]
    @OrNull var weights: String?
    let outcome: String
    /// Measured; null where it diverged, and for an exact drawing.
    @OrNull var psnrDb: Double?
    @OrNull var ssim: Double?
    let steps: Int
    @OrNull var seconds: Double?
    @OrNull var pixelUpdates: Int?
    let reach: [Reach]
    let points: [Point]

    init(
        _ curve: LearningCurve, entry: RaceWords.Entry, weights: String, reach: [Double], points: PointOptions
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

    static func heading(reach: [Double], points: [WatchPoint]) -> [String] {
        ["run", "PSNR", "steps", "seconds"] + reach.map { "\(Wording.decibels($0)) at" }
            + points.map { "at \($0.name)" }
    }

    var row: [String] {
        let quality = outcome == "diverged" ? "diverged" : psnrDb.map(Wording.decibels) ?? "exact"
        let reached = reach.map { reach in
            reach.step.map { "\($0)" + (reach.seconds.map { " (\(Wording.duration($0)))" } ?? "") } ?? "never"
        }
        return [run, quality, "\(steps)", seconds.map { Wording.fixed($0, 1) } ?? "?"] + reached
            + points.map { $0.settledStep.map { "step \($0)" } ?? "never" }
    }
}

extension RaceRecord.Point {
    init(point: [Double], tolerance: Double, settledStep: OrNull<Int>) {
        self.point = point
        self.tolerance = tolerance
        _settledStep = settledStep
    }
}
