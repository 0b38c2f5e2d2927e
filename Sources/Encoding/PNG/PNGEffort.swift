// SPDX-License-Identifier: MIT

/// How long a PNG writer looks for a short encoding; the picture is the same.
public enum PNGEffort: Hashable, Sendable, CaseIterable {
    /// For frames that are read once and removed.
    case fast
    /// For pictures and frames to keep.
    case usual
}

/// Measured on a drawn face of 1920x1080, dithered to 8 bits: level 1 with one filter takes 48 ms and 1.27 MB, level 4
/// with all filters 142 ms and 0.89 MB, level 6 364 ms and 0.78 MB, level 9 5.2 s and 0.71 MB. Beyond 4 every per cent of
/// size costs several of time; of 16 bits the lower half is noise, and level 6 takes four times as long for 2 %.
extension PNGEffort {
    /// zlib's level.
    var level: Int32 {
        switch self {
        case .fast: 1
        case .usual: 4
        }
    }

    /// Whether each row takes the best of all filters, rather than the one that suits smooth pictures.
    var triesFilters: Bool { self == .usual }
}
