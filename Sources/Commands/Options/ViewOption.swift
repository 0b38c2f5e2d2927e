// SPDX-License-Identifier: MIT
import ArgumentParser
import Choreography
import Studio

/// The option to choose the part of the picture plane that is drawn.
struct ViewOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "View of the picture, in the words of a sequence's view: \"zoom 4 at 0.3 0.6 rotate 90deg\".",
            valueName: "motions"))
    var view: String?

    /// - Throws: ``StudioFailure`` that shows what is wrong.
    func chosen() throws -> View {
        guard let view else { return .identity }
        let check = ViewCheck(view)
        guard let chosen = check.view else {
            let report = check.report.rendered(fileName: "view", source: view)
            throw StudioFailure("\"\(view)\" is not a view\n\(report.dropLast())", .usage)
        }
        return chosen
    }
}
