// SPDX-License-Identifier: MIT

#if !_endian(little)
    #error("safetensors files are little-endian, and elements are copied as they are in memory")
#endif

/// A Swift type whose values are the elements of tensors, bit for bit.
public protocol SafetensorsElement: BitwiseCopyable, Sendable {
    static var safetensorsType: SafetensorsType { get }
}

extension Float: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .float32 }
}

extension Double: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .float64 }
}

extension UInt8: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .uint8 }
}

extension Int64: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .int64 }
}

extension UInt64: SafetensorsElement {
    public static var safetensorsType: SafetensorsType { .uint64 }
}
