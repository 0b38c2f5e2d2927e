// SPDX-License-Identifier: MIT

/// The result of `plot` for one curve; `--json` prints it as it is.
public struct CurveRecord: Encodable {
    public let name: String
    /// Number of logged lines.
    public let lines: Int
    public let steps: Int
    @OrNull public var seconds: Double?
    @OrNull public var pixelUpdates: Int?
    /// The PSNR measured at the end; where there is none, the last running estimate.
    @OrNull public var psnrDb: Double?
    public let isMeasured: Bool
    /// The reason that learning ended; null while it goes on.
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
