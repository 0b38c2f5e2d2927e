// SPDX-License-Identifier: MIT
import Networks
import WeightFiles

/// A text that must not name a weight file.
struct RefusedName: CustomStringConvertible, Sendable {
    let name: String
    let problem: WeightsFolderError.NameProblem

    init(_ name: String, _ problem: WeightsFolderError.NameProblem) {
        self.name = name
        self.problem = problem
    }

    var description: String { name.debugDescription }
}
