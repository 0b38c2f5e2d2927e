// SPDX-License-Identifier: MIT
import WeightFiles
import Networks

/// Upper bounds for imported files; beyond any network that can be drawn.
public enum ExchangeLimits {
    /// Bytes of a file, and of all members of an archive once they are inflated.
    public static let bytes = 1 << 28
    /// Arrays of one network.
    public static let arrays = 256
    /// Bytes of the text before a `.npy` file's numbers.
    public static let headerBytes = 1 << 16
    /// Rows or columns of an array: the widest encoded input.
    public static let side = 2 * InputEncoding.maximumCount + 2
    /// Numbers of all arrays of a network: sixteen layers of the greatest width behind the widest encoded input.
    public static let numbers =
        (side + NetworkShape.maximumDepth * (NetworkShape.maximumWidth + 1)) * NetworkShape.maximumWidth
    /// Bytes of a text that describes a network.
    public static let textBytes = 1 << 16
}
