// SPDX-License-Identifier: MIT

/// Whether a PNG writer looks for a short encoding; the picture is the same.
public enum PNGEffort: Hashable, Sendable, CaseIterable {
    /// It does not: for frames that are read once and removed. In 16 bits a drawing would shrink by a fifth, slowly.
    case stored
    /// For pictures and frames to keep.
    ///
    /// Drawn pictures repeat nothing that zlib could find but runs. A face of 1920x1080: one filter and runs 59 ms and
    /// 1.31 MB, all filters and zlib's level 4 129 ms and 1.48 MB; plots come out half as large again.
    case usual
}
