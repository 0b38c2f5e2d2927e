// SPDX-License-Identifier: MIT

/// What `plot` tells of a curve; with `--json` as it stands.
struct CurveRecord: Encodable {
    let name: String
    /// Logged.
    let lines: Int
    let steps: Int
    @OrNull var seconds: Double?
    @OrNull var pixelUpdates: Int?
    /// As measured at the end; where that is not known, the running estimate.
    @OrNull var psnrDb: Double?
    let isMeasured: Bool
    /// How learning ended; nil while it goes on.
    @OrNull var end: String?

    init(_ curve: LearningCurve) {
        let last = curve.steps.last
        name = curve.name
        lines = curve.steps.count
        steps = max(last?.step ?? 0, curve.end?.step ?? 0)
        seconds = curve.end?.seconds ?? last?.seconds
        pixelUpdates = curve.end?.pixelUpdates ?? last?.pixelUpdates
        isMeasured = curve.end?.psnrDb != nil
        psnrDb = curve.end?.psnrDb ?? curve.measuredSteps.last?.bestPsnr
        end = curve.end?.end
    }

    static let heading = ["picture", "steps", "seconds", "PSNR", "end"]

    var row: [String] {
        [
            name, "\(steps)", seconds.map { Wording.fixed($0, 1) } ?? "?",
            (isMeasured ? "" : "~ ") + (psnrDb.map(Wording.decibels) ?? "exact"), end ?? "not yet",
        ]
    }
}
