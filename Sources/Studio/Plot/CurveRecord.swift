// SPDX-License-Identifier: MIT

/// What `plot` tells of a curve; with `--json` as it stands.
public struct CurveRecord: Encodable {
    public let name: String
    /// Logged.
    public let lines: Int
    public let steps: Int
    @OrNull public var seconds: Double?
    @OrNull public var pixelUpdates: Int?
    /// As measured at the end; where that is not known, the running estimate.
    @OrNull public var psnrDb: Double?
    public let isMeasured: Bool
    /// How learning ended; nil while it goes on.
    @OrNull public var end: String?

    public init(_ curve: LearningCurve) {
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
}
