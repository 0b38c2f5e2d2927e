// SPDX-License-Identifier: MIT

/// The effort of compressing a PNG; the picture is the same.
public enum PNGEffort: Hashable, Sendable, CaseIterable {
    /// No compression: for frames that are read once and removed. 16-bit drawings would shrink only by a fifth, slowly.
    case stored
    /// Compression for pictures and frames that are kept.
    ///
    /// In drawn pictures zlib finds no repetitions except runs. A face of 1920x1080: one filter and runs take 59 ms and
    /// give 1.31 MB; all filters and zlib's level 4 take 129 ms and give 1.48 MB. Plots become half as large again.
    case usual
}
