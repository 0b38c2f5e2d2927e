// SPDX-License-Identifier: MIT

/// How long a PNG writer looks for a short encoding; the picture is the same.
public enum PNGEffort: Hashable, Sendable, CaseIterable {
    /// None: for frames that are read once and removed. In 16 bits a drawing would shrink by a fifth, slowly.
    case fast
    /// For pictures and frames to keep.
    case usual
    /// For files that are stored for years.
    case thorough
}
