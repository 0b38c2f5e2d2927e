// SPDX-License-Identifier: MIT

/// What a file from elsewhere may hold; more than any network that can be drawn.
public enum ExchangeLimits {
    /// Bytes of a file, and of all members of an archive once they are inflated.
    public static let bytes = 1 << 28
    /// Arrays of one network.
    public static let arrays = 256
    /// Bytes of the text before a `.npy` file's numbers.
    public static let headerBytes = 1 << 16
}
