// SPDX-License-Identifier: MIT

/// What a safetensors file may have here; far more than any network needs, far less than the format allows.
public enum SafetensorsLimits {
    /// Bytes of the JSON header, padding included.
    public static let headerBytes = 1 << 20
    public static let tensors = 4096
    /// UTF-8 bytes of a tensor's name.
    public static let nameBytes = 256
    /// Dimensions of a tensor.
    public static let rank = 4
    /// Bytes of the whole file.
    public static let fileBytes = 1 << 30
}
