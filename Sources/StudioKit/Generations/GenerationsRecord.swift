// SPDX-License-Identifier: MIT

/// What `generations` tells; with `--json` as it stands.
struct GenerationsRecord: Encodable {
    let name: String
    let generations: Int
    let verdict: Descent.Verdict
    /// To which the generation's number must be taken to be as the drawings' distance from the first; see ``Descent``.
    @OrNull var power: Double?
    let weightVerdict: Descent.Verdict
    @OrNull var weightPower: Double?
    let psnrToParentDb: Fidelity
    let psnrToOriginalDb: Fidelity
    let weightNorm: Double?
    let folder: String
    let table: String
    let plot: String
    let sheet: String
    let films: [String]

    init(_ session: GenerationsSession, request: GenerationsRequest, films: [String]) {
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
