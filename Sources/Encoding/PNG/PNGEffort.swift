// SPDX-License-Identifier: MIT

/// How long a PNG writer looks for a short encoding; the picture is the same.
public enum PNGEffort: Hashable, Sendable, CaseIterable {
    /// None: for frames that are read once and removed. In 16 bits a drawing would shrink by a fifth, slowly.
    case stored
    /// For pictures and frames to keep.
    case usual
}

/// Measured on a drawn face of 1920x1080, dithered to 8 bits: level 4 with all filters takes 142 ms and 0.89 MB, level 6
/// 364 ms and 0.78 MB, level 9 5.2 s and 0.71 MB: beyond 4 every per cent of size costs several of time.
extension PNGEffort {
    /// zlib's level.
    var level: Int32 {
        switch self {
        case .stored: 0
        case .usual: 4
        }
    }

    /// Whether each row takes the best of all filters, rather than the one that suits smooth pictures.
    var triesFilters: Bool { self == .usual }
}
