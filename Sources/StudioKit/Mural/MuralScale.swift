// SPDX-License-Identifier: MIT
import ArgumentParser

/// What the colours of a mural's cells are scaled to.
enum MuralScale: String, ExpressibleByArgument, CaseIterable {
    /// Each unit's own largest answer, of either sign.
    case unit
    /// The largest answer in the layer.
    case layer
}
