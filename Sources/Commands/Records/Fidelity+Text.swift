// SPDX-License-Identifier: MIT
import Basics
import Studio

extension Fidelity {
    var text: String { decibels.map(Wording.decibels) ?? "not measured" }
}
