// SPDX-License-Identifier: MIT
import ArgumentParser

/// In which order a mural shows a layer's units.
enum MuralOrder: String, ExpressibleByArgument, CaseIterable {
    /// As they are in the weight file.
    case unit
    /// Neighbours are alike.
    case similarity
    /// Those first without which the picture changes most.
    case importance
}
