// SPDX-License-Identifier: MIT

/// The result of `generations`; `--json` prints it as it is.
public struct GenerationsRecord: Encodable {
    public let name: String
    public let generations: Int
    public let verdict: Descent.Verdict
    /// Exponent p of the fit distance ~ generation^p; see ``Descent``.
    @OrNull public var power: Double?
    public let weightVerdict: Descent.Verdict
    @OrNull public var weightPower: Double?
    public let psnrToParentDb: Fidelity
    public let psnrToOriginalDb: Fidelity
    public let weightNorm: Double?
    public let folder: String
    public let table: String
    public let plot: String
    public let sheet: String
    public let films: [String]

    public init(_ session: GenerationsSession, request: GenerationsRequest, films: [String]) {
        let last = session.state.figures.last
        let descent = session.descent
        name = request.subject.name
        generations = session.state.figures.count
        verdict = descent.verdict
        power = descent.power
        weightVerdict = session.weightDescent.verdict
        weightPower = session.weightDescent.power
        psnrToParentDb = Fidelity(last?.psnrToParent)
        psnrToOriginalDb = Fidelity(last?.psnrToOriginal)
        weightNorm = last?.norm
        folder = request.folder.path.string
        table = request.folder.table.string
        plot = request.folder.plot.string
        sheet = request.folder.sheet.string
        self.films = films
    }
}
