// SPDX-License-Identifier: MIT
import Choreography
import Storage

/// A commented sequence for somebody who has never written one.
public enum StarterSequence {
    /// The text of a sequence that walks through up to six of `names` and closes the loop. `folder` is nil for the
    /// usual one, which is not mentioned.
    public static func text(path: FilePath, names: [String], folder: String?) -> String {
        let written = names.map { Mixture($0).description }
        let shown = Array(written.prefix(6))
        var lines = [
            "# \(path.lastComponent?.string ?? "film.seq"): a first film. Change anything, then:",
            "#   inbetween render \(path)", "",
            "fps 30", "size 640x640",
        ]
        if let folder { lines.append("weights \(quoted(folder))") }
        lines += [
            "ease inout-sine              # how every walk begins and ends, unless it says otherwise", "",
            "start \(shown[0])", "hold 1s",
        ]
        if shown.count == 1 {
            lines += ["", "# There is only one picture so far. Learn another, then: to NAME over 2s"]
        }
        for name in shown.dropFirst() {
            lines += ["to \(name) over 2s", "hold 0.5s"]
        }
        if shown.count > 1 {
            lines += [
                "",
                "# Other ways to walk: path spherical, path spline, path bent, pace even, layers in (docs/sequence-language.md)",
                "past 30% over 0.5s           # beyond the last picture",
                "back over 0.5s ease out-back", "close over 2s                # back to the start: the film loops", "",
                "# A blend to play with: let odd = 0.5 \(shown[0]) + 0.5 \(shown[1])",
            ]
        }
        if written.count > shown.count {
            lines.append("# Also learned: \(written.dropFirst(shown.count).joined(separator: ", "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String { text.contains(" ") ? "\"\(text)\"" : text }
}
