// SPDX-License-Identifier: MIT
import ArgumentParser

/// `--from`: where each generation begins.
enum GenerationStart: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// At the same initial weights, with the same order of pixels: one rule, applied to its own result.
    case start
    /// At its parent's weights.
    case parent
    /// At a seed of its own.
    case seed
}
